-- One row per escalation: a hop to an engineering group, on a ticket that names a
-- registered tool and of which every such hop is known.
select
    hops.ticket_id,
    tickets.tool_id,
    tickets.team_id,
    tools.team_id                                as tool_team_id,
    platform,
    from_group,
    to_group,
    hopped_on,
    hops.load_id,
    hops.line,
from marts.hops
join marts.tickets on tickets.ticket_id = hops.ticket_id
join marts.tools on tools.tool_id = tickets.tool_id
where is_escalation and escalations is not null
