-- One row per month of which the logs of tickets do not tell in full: more than two of
-- its working days (Monday to Friday) are missing in one of them, or told only by a
-- file that was cut. A weekend without a row is no gap.
with days as (
    select
        series,
        unnest(range(from_day, to_day + 1, interval 1 day))::date as day,
    from marts.coverage
    where entity = 'ticket_updates' and is_log and state <> 'covered'
),
counted as (
    select
        date_trunc('month', day)::date           as month,
        series,
        count(*)::int                            as working_days,
    from days
    where isodow(day) <= 5
    group by all
)
select month, max(working_days)::int as working_days
from counted
where working_days > 2
group by month
