-- Tickets on registered tools that moved to engineering in the period, newest move
-- first, with the groups they went through and how long they took.
with moved as materialized (
    select
        ticket_id,
        any_value(opened_on)                     as opened_on,
        any_value(done_on)                       as done_on,
        any_value(ticket_number)                 as ticket_number,
        count(*)::int                            as escalations,
        max(hopped_on)                           as escalated_on,
        arg_max(rowid, (hopped_on, line))        as newest,
    from marts.escalations
    where
        hopped_on between $from::date and $to::date
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by ticket_id
),
placed as (
    select
        moved.*,
        (coalesce(done_on, data_through) - opened_on)::int as days,
        case
            when $sort::varchar = 'days' and $is_descending::boolean then -days
            when $sort = 'days' then days
        end                                      as place,
    from moved
    left join marts.ticket_window on true
    order by place nulls last, escalated_on desc, ticket_number
    limit $limit::int offset $offset::int
)
select
    placed.ticket_id,
    placed.ticket_number,
    title,
    hops.tool_id,
    tool_name,
    team_name,
    hops.platform,
    path,
    escalations,
    placed.opened_on,
    escalated_on,
    placed.done_on,
    days,
    file_name,
    hops.load_id,
    hops.line,
    (select count(*) from moved)::int            as total_rows,
from placed
join marts.escalations as hops on hops.rowid = placed.newest
join marts.tools on tools.tool_id = hops.tool_id
left join marts.teams on teams.team_id = hops.team_id
left join lake.loads on loads.load_id = hops.load_id
order by place nulls last, escalated_on desc, placed.ticket_number
