-- Tickets on registered tools that moved to engineering in the period, newest move
-- first, with the groups they went through and how long they took.
with moved as (
    select
        ticket_id,
        any_value(tool_id)                       as tool_id,
        any_value(team_id)                       as team_id,
        any_value(platform)                      as platform,
        count(*)                                 as escalations,
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
listed as (
    select
        moved.*,
        ticket_number,
        title,
        state,
        opened_on,
        done_on,
        coalesce(done_on, data_through) - opened_on as days,
    from moved
    join marts.tickets on tickets.ticket_id = moved.ticket_id
    left join marts.ticket_window on true
    order by
        if($sort::varchar = 'days' and $is_descending::boolean, -days, null) nulls last,
        if($sort = 'days' and not $is_descending, days, null) nulls last,
        escalated_on desc,
        ticket_number
    limit $limit::int offset $offset::int
),
paths as (
    select
        hops.ticket_id,
        arg_min(from_group, (hopped_at, hops.line)) || ' → ' || string_agg(
            to_group, ' → ' order by hopped_at, hops.line
        )                                        as path,
    from marts.hops
    where ticket_id in (select ticket_id from listed)
    group by hops.ticket_id
)
select
    listed.ticket_id,
    ticket_number,
    title,
    listed.tool_id,
    tool_name,
    team_name,
    listed.platform,
    path,
    escalations::int                             as escalations,
    opened_on,
    escalated_on,
    done_on,
    days::int                                    as days,
    file_name,
    listed.load_id,
    listed.line,
    (select count(*) from moved)::int            as total_rows,
from listed
join marts.tools on tools.tool_id = listed.tool_id
left join paths on paths.ticket_id = listed.ticket_id
left join marts.teams on teams.team_id = listed.team_id
left join lake.loads on loads.load_id = listed.load_id
order by
    if($sort = 'days' and $is_descending, -days, null) nulls last,
    if($sort = 'days' and not $is_descending, days, null) nulls last,
    escalated_on desc,
    ticket_number
