-- Tools by how often a ticket on them moved to engineering in the period, the most
-- often first, with the tickets opened on them and the months in which they were
-- active: a tool that is used for longer has more chances.
with moved as (
    select
        tool_id,
        count(*)                                 as escalations,
        count(distinct ticket_id)                as tickets,
    from marts.escalations
    where hopped_on between $from::date and $to::date
    group by tool_id
),
opened as (
    select tool_id, count(*) as opened
    from marts.tickets
    where opened_on between $from::date and $to::date and tool_id is not null
    group by tool_id
),
active as (
    select tool_id, count(*) as tool_months
    from marts.tool_days
    join marts.days on days.day = tool_days.day and is_month_end
    where is_active and days.day between $from::date and $to::date
    group by tool_id
)
select
    moved.tool_id,
    tool_name,
    team_name,
    platform,
    escalations::int                             as escalations,
    moved.tickets::int                           as tickets,
    coalesce(opened, 0)::int                     as opened,
    coalesce(tool_months, 0)::int                as tool_months,
    count(*) over ()::int                        as total_rows,
from moved
join marts.tools on tools.tool_id = moved.tool_id
left join opened on opened.tool_id = moved.tool_id
left join active on active.tool_id = moved.tool_id
left join marts.teams on teams.team_id = tools.team_id
where
    ($team::varchar is null or tools.team_id = $team)
    and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
order by escalations desc, moved.tickets desc, lower(tool_name), moved.tool_id
limit $limit::int
