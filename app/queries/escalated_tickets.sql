-- Tickets on registered tools that moved to engineering in the period, newest move
-- first, with the groups they went through and how long they took.
with moved as materialized (
    select
        ticket_id,
        any_value(ticket_number)                 as ticket_number,
        any_value(title)                         as title,
        any_value(tool_id)                       as tool_id,
        any_value(team_id)                       as team_id,
        any_value(platform)                      as platform,
        any_value(path)                          as path,
        any_value(opened_on)                     as opened_on,
        any_value(done_on)                       as done_on,
        count(*)::int                            as escalations,
        max(hopped_on)                           as escalated_on,
        arg_max(load_id, (hopped_on, line))      as load_id,
        arg_max(line, (hopped_on, line))         as line,
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
    ticket_id,
    ticket_number,
    title,
    placed.tool_id,
    tool_name,
    team_name,
    placed.platform,
    path,
    escalations,
    opened_on,
    escalated_on,
    done_on,
    days,
    file_name,
    placed.load_id,
    placed.line,
    (select count(*) from moved)::int            as total_rows,
from placed
join marts.tools on tools.tool_id = placed.tool_id
left join marts.teams on teams.team_id = placed.team_id
left join lake.loads on loads.load_id = placed.load_id
order by place nulls last, escalated_on desc, ticket_number
