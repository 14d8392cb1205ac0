-- The tools behind one value of orphan_days: of each the days in the period on which it
-- was listed and its ownership known, and of these those on which it was orphaned.
with through as (
    select least($to::date + 1, min(data_through) + 1) as to_day
    from lake.entities
    where entity in ('tools', 'people')
),
counted as (
    select
        place,
        is_orphaned,
        least(coalesce(known_spans.to_day, through.to_day), through.to_day)
            - greatest(from_day, date_trunc('month', $from::date)::date) as days,
    from marts.known_spans
    cross join through
    where
        from_day < through.to_day
        and coalesce(known_spans.to_day > date_trunc('month', $from::date)::date, true)
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
-- Of a tool only what orders it is carried; the rest is looked up for the page alone.
found as materialized (
    select
        place,
        sum(if(is_orphaned, days, 0))::int       as numerator,
        sum(days)::int                           as denominator,
    from counted
    group by place
),
paged as (
    select *
    from found
    order by numerator desc, place -- page
    limit $limit::int offset $offset::int -- page
)
select
    spans.tool_id                                as subject,
    spans.tool_id,
    tool_name                                    as label,
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
join marts.known_spans as spans on spans.place = paged.place and is_first
join marts.tools on tools.tool_id = spans.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, paged.place -- page
