-- Tools by how often a ticket on them moved to engineering in the period, the most
-- often first, with the tickets opened on them and the months in which they were
-- active: a tool that is used for longer has more chances.
with moved as (
    select tool_id, count(*) as escalations
    from marts.escalations
    where
        hopped_on between $from::date and $to::date
        and ($team::varchar is null or tool_team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tool_team_id)
        )
    group by tool_id, ticket_id
),
summed as (
    select tool_id, sum(escalations) as escalations, count(*) as tickets
    from moved
    group by tool_id
),
-- Whoever could be among the first: with all that are alike at the cut, which only the
-- names put in order.
foremost as materialized (
    select *, (count(*) over ())::int as total_rows
    from summed
    qualify rank() over (order by escalations desc, tickets desc) <= $limit::int
),
placed as materialized (
    select
        foremost.*,
        tool_name,
        team_name,
        platform,
    from foremost
    join marts.tools on tools.tool_id = foremost.tool_id
    left join marts.teams on teams.team_id = tools.team_id
    order by escalations desc, tickets desc, lower(tool_name), foremost.tool_id
    limit $limit
),
-- By the tool alone, so that its tickets are found by their index.
opened as (
    select
        tool_id,
        count(*) filter (opened_on between $from::date and $to::date) as opened,
    from marts.tickets
    where tool_id in (select tool_id from placed)
    group by tool_id
),
active as (
    select
        tool_id,
        len(list_filter(
            months,
            lambda month: month.is_active
                and month.is_month_end
                and month.day between $from and $to
        ))                                       as tool_months,
    from marts.tool_months
    where tool_id in (select tool_id from placed)
)
select
    placed.tool_id,
    tool_name,
    team_name,
    platform,
    escalations::int                             as escalations,
    tickets::int                                 as tickets,
    coalesce(opened, 0)::int                     as opened,
    coalesce(tool_months, 0)::int                as tool_months,
    total_rows,
from placed
left join opened on opened.tool_id = placed.tool_id
left join active on active.tool_id = placed.tool_id
order by escalations desc, tickets desc, lower(tool_name), placed.tool_id
