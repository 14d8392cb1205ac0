-- One row per report day: each month's end since the first registry export, and the
-- latest day. The latest day is `--as-of`, else that of the newest registry or people
-- export: who owns what is said by these two, and a log that runs on past them changes
-- no owner. At most the 36 newest months.
with bounds as (
    select
        (select min(valid_from) from staging.tools) as first_day,
        day                                      as latest_day,
    from marts.registry_day
),
report_days as (
    select
        unnest(range(first_day, latest_day, interval 1 day))::date as day,
        latest_day,
    from bounds
    union all
    select latest_day, latest_day from bounds where first_day <= latest_day
)
select
    day,
    date_trunc('month', day)::date               as month,
    day = last_day(day)                          as is_month_end,
    day = latest_day                             as is_latest,
from report_days
where (day = latest_day or day = last_day(day))
    and date_trunc('month', day) > date_trunc('month', latest_day) - interval 36 month
