-- scope: everyone
-- What each metric came to for the whole company, in every period: a few for each
-- month, so a page finds its own among them.
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
where cell = metrics.cell_of(null, null)
order by metric, months, month
