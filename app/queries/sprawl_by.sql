-- One row per team and one per platform, or of those that $by says alone: what adds up
-- to the totals (groups by the tool that is kept, excess and half-finished tools), and
-- in how many groups it has a tool, which does not, since a group of several teams is
-- in each of theirs.
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
    select
        if(team_id is null, 'platform', 'team')  as per,
        coalesce(team_id, platform)              as cell,
        *,
    from told
    where
        coalesce(team_id, platform) is not null
        and ($by::varchar is null or $by = if(team_id is null, 'platform', 'team'))
        and (
            team_id is null
            or $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
counted as (
    select
        per,
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
    group by per, cell
    having bool_or(is_latest)
)
select
    counted.per,
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
    (count(*) over (partition by counted.per))::int as total_rows,
    half_finished::int                           as half_finished,
    judged_tools::int                            as judged_tools,
    half_rate,
    if(half_rate is null, coalesce(half_why, 'no tool is older than 60 days'), null)
                                                 as half_rate_unknown,
from counted
left join marts.cluster_cells
    on cluster_cells.per = counted.per and cluster_cells.cell = counted.cell
left join marts.teams on teams.team_id = if(counted.per = 'team', counted.cell, null)
qualify row_number() over (
    partition by counted.per
    order by excess desc nulls last, excess_rate desc nulls last, lower(name)
) <= $limit::int
order by counted.per, excess desc nulls last, excess_rate desc nulls last, lower(name)
