-- How many tools are half-finished on the last day of the period, for those teams and
-- platforms that $cells names.
select
    if(team_id is null, 'platform', 'team')      as per,
    coalesce(team_id, platform)                  as cell,
    numerator::int                               as half_finished,
    denominator::int                             as judged_tools,
    value                                        as half_rate,
    value_unknown                                as half_rate_unknown,
from metrics.values
where
    metric = 'half_finished'
    and period_to = $to::date
    and list_contains($cells::varchar[], coalesce(team_id, platform))
    and (
        team_id is null
        or $scope::varchar[] is null
        or list_contains($scope::varchar[], team_id)
    )
