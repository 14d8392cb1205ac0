-- One row per team or platform, as $by says: what adds up to the totals (groups by the
-- tool that is kept, excess and half-finished tools), and in how many groups it has a
-- tool, which does not, since a group of several teams is in each of theirs.
with asked as (
    select
        case when $by::varchar = 'team' then team_id else platform end as cell,
        metric,
        period_to,
        is_latest,
        value,
        value_unknown,
        numerator,
        denominator,
    from metrics.values
    where
        metric in ('overlap_clusters', 'excess_tools', 'excess_rate', 'half_finished')
        and if($by = 'team', team_id is not null, platform is not null)
        and (
            $by <> 'team'
            or $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
taking_part as (
    select
        if(
            $by = 'team', team_id, coalesce(platform, 'not said')
        )                                        as cell,
        count(distinct cluster_id)               as groups,
    from marts.overlap_clusters
    join marts.tools on tools.tool_id = overlap_clusters.tool_id
    group by all
),
newest as (
    select
        cell,
        any_value(value) filter (metric = 'overlap_clusters') as kept_groups,
        any_value(value) filter (metric = 'excess_tools') as excess,
        any_value(value) filter (metric = 'excess_rate') as excess_rate,
        any_value(value_unknown) filter (metric = 'excess_rate') as excess_why,
        any_value(numerator) filter (metric = 'excess_rate') as active_excess,
        any_value(denominator) filter (metric = 'excess_rate') as active_tools,
    from asked
    where is_latest
    group by cell
),
finished as (
    select * from asked where metric = 'half_finished' and period_to = $to::date
)
select
    newest.cell,
    coalesce(team_name, newest.cell)             as name,
    coalesce(groups, 0)::int                     as groups,
    kept_groups::int                             as kept_groups,
    excess::int                                  as excess,
    active_excess::int                           as active_excess,
    active_tools::int                            as active_tools,
    excess_rate,
    if(excess_rate is null, coalesce(excess_why, 'no active tool compared'), null)
                                                 as excess_rate_unknown,
    count(*) over ()::int                        as total_rows,
    finished.numerator::int                      as half_finished,
    finished.denominator::int                    as judged_tools,
    finished.value                               as half_rate,
    case
        when finished.value is null
            then coalesce(finished.value_unknown, 'no tool is older than 60 days')
    end                                          as half_rate_unknown,
from newest
left join taking_part on taking_part.cell = newest.cell
left join finished on finished.cell = newest.cell
left join marts.teams on $by = 'team' and teams.team_id = newest.cell
order by excess desc nulls last, excess_rate desc nulls last, lower(name)
limit $limit::int
