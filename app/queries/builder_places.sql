-- One row per month: how many teams lie where in its funnel, and how many are not in
-- it: hidden since they, or others that they would tell of, are small groups, or not
-- known.
select
    period_from                                  as month,
    count(value)::int                            as shown,
    count(*) filter (value > high_998)::int      as far_above,
    count(*) filter (value > high_95 and value <= high_998)::int as above,
    count(*) filter (value < low_998)::int       as far_below,
    count(*) filter (value < low_95 and value >= low_998)::int as below,
    count(*) filter (
        value_unknown like 'fewer than % people' or value_unknown like 'hidden%'
    )::int                                       as hidden,
    count(*) filter (value is null)::int - hidden as unknown,
    any_value(small_group)::int                  as small_group,
from metrics.values
cross join lake.program
left join marts.builder_limits as limits
    on limits.month = period_from and limits.headcount = denominator
where
    metric = 'builder_rate'
    and team_id is not null
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], team_id)
    )
group by period_from
