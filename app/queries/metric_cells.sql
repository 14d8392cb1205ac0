-- scope: everyone
-- What each of $metrics came to in the $months months that end with each of the months
-- $ends (their first days), and each of $monthly in every single month, for one team or
-- platform.
select
    metric,
    months,
    date_trunc('month', period_to)::date         as month,
    period_from,
    period_to,
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
    and (
        months = $months::int
        and list_contains($metrics::varchar[], metric)
        and list_contains($ends::varchar[], strftime(period_to, '%Y-%m-01'))
        or months = 1 and list_contains($monthly::varchar[], metric)
    )
order by metric, months, month
