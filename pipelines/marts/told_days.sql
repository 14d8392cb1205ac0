-- One row per kind of telling (author, use), log and local day that the log tells of:
-- from the first to the last event of a load, but for silences of more than 14 days in
-- a load that otherwise speaks on every other day. A log counts only for what it ever
-- tells of, and not where it does so on fewer than a tenth of the days of the log that
-- does so most: a file exported once is no log that the other months lack.
with loads as (
    select
        load_id,
        count(*) * 2 > max(day) - min(day)       as is_dense,
    from marts.log_days
    group by load_id
),
steps as (
    select
        series,
        log_days.load_id,
        day,
        coalesce(
            is_dense and day - lag(day) over (
                partition by series, log_days.load_id order by day
            ) > 14,
            true
        )                                        as is_start,
    from marts.log_days
    join loads on loads.load_id = log_days.load_id
),
runs as (
    select
        *,
        count_if(is_start) over (
            partition by series, load_id order by day
        )                                        as run,
    from steps
),
spans as (
    select series, min(day) as from_day, max(day) as to_day
    from runs
    group by series, load_id, run
),
telling as (
    select 'author' as tells, series, count(distinct day) as days
    from marts.log_days
    where authored > 0
    group by series
    union all
    select 'use', series, count(distinct day)
    from marts.log_days
    where used > 0
    group by series
),
logs as (
    select tells, series
    from telling
    qualify days * 10 >= max(days) over (partition by tells)
)
select distinct
    tells,
    logs.series,
    unnest(range(from_day, to_day + 1, interval 1 day))::date as day,
from logs
join spans on spans.series = logs.series
