-- One row per team or platform, as $by says: what adds up to the totals (groups by the
-- tool that is kept, excess and half-finished tools), and in how many groups it has a
-- tool, which does not, since a group of several teams is in each of theirs.
with said as not materialized (
    select
        team_id,
        platform,
        metric,
        is_latest,
        value,
        value_unknown,
        numerator,
        denominator,
        metric = 'half_finished' and period_to = $to::date as is_finished,
    from metrics.values
),
-- Read before it is asked whose a value is: looked for while reading, every team's name
-- would be unpacked.
told as materialized (
    select *
    from said
    where
        metric in ('overlap_clusters', 'excess_tools', 'excess_rate', 'half_finished')
        and is_latest
    union all
    -- Apart, since of either alone DuckDB skips what it cannot be.
    select *
    from said
    where is_finished and not is_latest
),
asked as (
    select if($by::varchar = 'team', team_id, platform) as cell, *
    from told
    where
        if($by = 'team', team_id is not null, platform is not null)
        and (
            $by <> 'team'
            or $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
counted as (
    select
        cell,
        any_value(value) filter (metric = 'overlap_clusters') as kept_groups,
        any_value(value) filter (metric = 'excess_tools') as excess,
        any_value(value) filter (metric = 'excess_rate') as excess_rate,
        any_value(value_unknown) filter (metric = 'excess_rate') as excess_why,
        any_value(numerator) filter (metric = 'excess_rate') as active_excess,
        any_value(denominator) filter (metric = 'excess_rate') as active_tools,
        any_value(value) filter (is_finished)    as half_rate,
        any_value(value_unknown) filter (is_finished) as half_why,
        any_value(numerator) filter (is_finished) as half_finished,
        any_value(denominator) filter (is_finished) as judged_tools,
    from asked
    group by cell
    having bool_or(is_latest)
)
select
    counted.cell,
    coalesce(team_name, counted.cell)            as name,
    coalesce(groups, 0)::int                     as groups,
    kept_groups::int                             as kept_groups,
    excess::int                                  as excess,
    active_excess::int                           as active_excess,
    active_tools::int                            as active_tools,
    excess_rate,
    if(excess_rate is null, coalesce(excess_why, 'no active tool compared'), null)
                                                 as excess_rate_unknown,
    count(*) over ()::int                        as total_rows,
    half_finished::int                           as half_finished,
    judged_tools::int                            as judged_tools,
    half_rate,
    if(half_rate is null, coalesce(half_why, 'no tool is older than 60 days'), null)
                                                 as half_rate_unknown,
from counted
left join marts.cluster_cells on per = $by and cluster_cells.cell = counted.cell
left join marts.teams on $by = 'team' and teams.team_id = counted.cell
order by excess desc nulls last, excess_rate desc nulls last, lower(name)
limit $limit::int
