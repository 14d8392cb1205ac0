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
from metrics.cells
where
    cell = metrics.cell_of($team::varchar, $platform::varchar)
    and months = 1
    and list_contains($metrics::varchar[], metric)
order by metric, period_from
