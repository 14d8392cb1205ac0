-- One row per escalation: a hop to an engineering group, on a ticket that names a
-- registered tool and of which every such hop is known, with the groups that the ticket
-- went through. In the order of their days, so that a period reads its own alone.
with known as (
    select
        hops.*,
        tickets.tool_id,
        tickets.team_id,
        tools.team_id                            as tool_team_id,
        platform,
        ticket_number,
        title,
        state,
        opened_on,
        done_on,
    from marts.hops
    join marts.tickets on tickets.ticket_id = hops.ticket_id
    join marts.tools on tools.tool_id = tickets.tool_id
    where escalations > 0
),
paths as (
    select
        ticket_id,
        arg_min(from_group, (hopped_at, line))
            || string_agg(' → ' || to_group, '' order by hopped_at, line) as path,
    from known
    group by ticket_id
)
select known.* exclude (hopped_at, is_escalation), path
from known
join paths on paths.ticket_id = known.ticket_id
where is_escalation
order by hopped_on, known.ticket_id
