-- One row per kind of telling (author, use), log and local day that the log tells of
-- (marts.log_spans). A log counts only for what it ever tells of, and not where it does
-- so on fewer than a tenth of the days of the log that does so most: a file exported
-- once is no log that the other months lack.
with telling as (
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
join marts.log_spans on log_spans.series = logs.series
