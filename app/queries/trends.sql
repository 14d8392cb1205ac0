-- scope: everyone
-- Every month of each of $metrics, oldest first, for one team or platform or for all.
select
    metric,
    period_from                                  as day,
    value,
    value_unknown,
    low,
    high,
    numerator,
    denominator,
    is_complete,
from metrics.values
where
    list_contains($metrics::varchar[], metric)
    and team_id is not distinct from $team::varchar
    and platform is not distinct from $platform::varchar
order by metric, period_from
