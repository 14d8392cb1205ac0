-- The tools behind one value of orphan_days: of each the days in the period on which it
-- was listed and its ownership known, and of these those on which it was orphaned.
with through as (
    select least($to::date + 1, min(data_through) + 1) as to_day
    from lake.entities
    where entity in ('tools', 'people')
),
counted as (
    select
        tool_id,
        state = 'orphaned'                       as is_orphaned,
        least(coalesce(owner_spans.to_day, through.to_day), through.to_day)
            - greatest(from_day, date_trunc('month', $from::date)::date) as days,
    from marts.owner_spans
    cross join through
    where
        state <> 'unknown'
        and from_day < through.to_day
        and coalesce(owner_spans.to_day > date_trunc('month', $from::date)::date, true)
),
-- Of a tool only what orders it is carried; the rest is looked up for the page alone.
found as materialized (
    select
        counted.tool_id,
        any_value(tool_name)                     as tool_name,
        sum(if(is_orphaned, days, 0))::int       as numerator,
        sum(days)::int                           as denominator,
    from counted
    join marts.tools on tools.tool_id = counted.tool_id
    where
        ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by counted.tool_id
),
paged as (
    select *
    from found
    order by numerator desc, lower(tool_name), tool_id -- page
    limit $limit::int offset $offset::int -- page
)
select
    paged.tool_id                                as subject,
    paged.tool_id,
    paged.tool_name                              as label,
    team_name,
    tools.platform,
    null::date                                   as day,
    numerator,
    denominator,
    file_name,
    tools.load_id,
    tools.line,
    (select count(*) from found)::int            as total_rows, -- page
    (select sum(numerator) from found)::int      as total_numerator, -- page
    (select sum(denominator) from found)::int    as total_denominator, -- page
from paged
join marts.tools on tools.tool_id = paged.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, lower(paged.tool_name), subject -- page
