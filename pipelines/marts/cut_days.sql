-- One row per load of a log that ends at a known limit of its export (`row_cap`) and day
-- that it therefore tells only in part: its last day where the file goes forward in
-- time, its first where it goes back, and each of its days where it keeps no order.
with ordered as (
    select
        loads.load_id,
        loads.series,
        row_cap,
        window_from,
        window_to,
        coalesce(corr(day - date '2000-01-01', first_line + last_line), 1) as direction,
    from lake.loads
    join marts.log_days on log_days.load_id = loads.load_id
    where row_cap is not null and verdict = 'loaded' and entity = 'events'
    group by all
)
select
    series,
    load_id,
    row_cap,
    unnest(range(
        if(direction >= 0.9, window_to, window_from),
        if(direction <= -0.9, window_from, window_to) + 1,
        interval 1 day
    ))::date                                     as day,
from ordered
