-- scope: everyone
-- The single months that each metric tells of, for all teams and platforms, oldest
-- first: the last day counted, and whether the month is over.
select
    metric,
    period_from                                  as month,
    period_to                                    as counted_to,
    is_complete,
from metrics.cells
where cell = 'all' and months = 1 and period_from is not null
order by month, metric
