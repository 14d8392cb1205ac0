-- scope: everyone
-- One row per month that any of $metrics tells of, oldest first: the last day counted
-- and whether it is over, by the first of them that tells of it, and on every row the
-- kind of the leading metric, its data-through and the zone of the days. With nothing
-- dated, the month of the newest load.
with asked as (
    select
        metric,
        kind,
        data_through,
        list_position($metrics::varchar[], metric) as place,
    from metrics.definitions
    where list_contains($metrics::varchar[], metric)
),
first_told as (
    select
        arg_min(kind, place)                     as kind,
        arg_min(data_through, place) filter (data_through is not null) as data_through,
    from asked
),
told as (
    select
        period_from                              as month,
        arg_min(period_to, place)                as counted_to,
        arg_min(is_complete, place)              as is_complete,
    from metrics.cells
    join asked on asked.metric = cells.metric
    where cell = 'all' and months = 1 and period_from is not null
    group by period_from
),
undated as (
    select coalesce(max(first_seen_at), timestamp '1970-01-01')::date as day
    from lake.loads
)
select
    coalesce(month, date_trunc('month', day))::date as month,
    coalesce(counted_to, day)                    as counted_to,
    coalesce(is_complete, false)                 as is_complete,
    kind,
    data_through,
    time_zone,
from lake.program
cross join first_told
cross join undated
left join told on true
order by month
