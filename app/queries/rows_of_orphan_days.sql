-- The tools behind one value of orphan_days: of each the days in the period on which it
-- was listed and its ownership known, and of these those on which it was orphaned.
with through as (
    select min(data_through) + 1                 as day
    from lake.entities
    where entity in ('tools', 'people')
),
bounds as (
    select
        date_trunc('month', $from::date)::date   as from_day,
        least($to::date + 1, day)                as to_day,
    from through
),
counted as (
    select
        owner_spans.tool_id,
        state,
        least(coalesce(owner_spans.to_day, bounds.to_day), bounds.to_day)
            - greatest(owner_spans.from_day, bounds.from_day) as days,
    from marts.owner_spans
    cross join bounds
    where
        state <> 'unknown'
        and owner_spans.from_day < bounds.to_day
        and coalesce(owner_spans.to_day > bounds.from_day, true)
),
found as materialized (
    select
        counted.tool_id,
        any_value(tool_name)                     as tool_name,
        any_value(tools.team_id)                 as team_id,
        any_value(platform)                      as platform,
        any_value(load_id)                       as load_id,
        any_value(line)                          as line,
        coalesce(sum(days) filter (state = 'orphaned'), 0)::int as numerator,
        sum(days)::int                           as denominator,
    from counted
    join marts.tools on tools.tool_id = counted.tool_id
    where
        ($team::varchar is null or tools.team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tools.team_id)
        )
    group by counted.tool_id
)
select
    tool_id                                      as subject,
    tool_id,
    tool_name                                    as label,
    team_name,
    platform,
    null::date                                   as day,
    numerator,
    denominator,
    file_name,
    found.load_id,
    found.line,
    (select count(*) from found)::int            as total_rows, -- page
    (select sum(numerator) from found)::int      as total_numerator, -- page
    (select sum(denominator) from found)::int    as total_denominator, -- page
from found
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = found.load_id
order by numerator desc, lower(tool_name), subject -- page
limit $limit::int offset $offset::int -- page
