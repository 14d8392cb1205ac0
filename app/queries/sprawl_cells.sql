-- One row per team and one per platform, those with most excess tools first: what adds
-- up to the totals of the newest day (groups by the tool that is kept, excess tools),
-- and in how many groups it has a tool, which does not, since a group of several teams
-- is in each of theirs.
with told as (
    select
        if(team_id is null, 'platform', 'team')  as per,
        coalesce(team_id, platform)              as cell,
        any_value(value) filter (metric = 'overlap_clusters') as kept_groups,
        any_value(value) filter (metric = 'excess_tools') as excess,
        any_value(value) filter (metric = 'excess_rate') as excess_rate,
        any_value(value_unknown) filter (metric = 'excess_rate') as excess_why,
        any_value(numerator) filter (metric = 'excess_rate') as active_excess,
        any_value(denominator) filter (metric = 'excess_rate') as active_tools,
    from metrics.values
    where
        metric in ('overlap_clusters', 'excess_tools', 'excess_rate', 'half_finished')
        and is_latest
        and coalesce(team_id, platform) is not null
        and (
            team_id is null
            or $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
    group by per, cell
)
select
    told.per,
    told.cell,
    coalesce(team_name, told.cell)               as name,
    coalesce(groups, 0)::int                     as groups,
    kept_groups::int                             as kept_groups,
    excess::int                                  as excess,
    active_excess::int                           as active_excess,
    active_tools::int                            as active_tools,
    excess_rate,
    if(excess_rate is null, coalesce(excess_why, 'no active tool compared'), null)
                                                 as excess_rate_unknown,
from told
left join marts.cluster_cells
    on cluster_cells.per = told.per and cluster_cells.cell = told.cell
left join marts.teams on teams.team_id = if(told.per = 'team', told.cell, null)
order by told.per, told.excess desc nulls last, excess_rate desc nulls last, lower(name)
