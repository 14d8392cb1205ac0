-- scope: everyone
-- One row per week by its Sunday, oldest first: requests open at its end in the 52
-- newest weeks told, then for the weeks to come so many that they stay at or below in
-- 10, 50, 85, 90 and 95 of 100 runs, with the program and without.
with behind as (
    select last_day as day, open_tickets, left_out
    from marts.backlog_weeks
    order by day desc
    limit 52
),
ahead as (
    select
        day,
        any_value(ahead)                         as ahead,
        any_value(p10) filter (scenario = 'with') as p10,
        any_value(p50) filter (scenario = 'with') as p50,
        any_value(p85) filter (scenario = 'with') as p85,
        any_value(p90) filter (scenario = 'with') as p90,
        any_value(p95) filter (scenario = 'with') as p95,
        any_value(p10) filter (scenario = 'without') as without_p10,
        any_value(p50) filter (scenario = 'without') as without_p50,
        any_value(p85) filter (scenario = 'without') as without_p85,
        any_value(p90) filter (scenario = 'without') as without_p90,
        any_value(p95) filter (scenario = 'without') as without_p95,
    from marts.backlog_forecast
    group by day
)
select
    coalesce(behind.day, ahead.day)              as day,
    ahead,
    open_tickets,
    left_out,
    p10,
    p50,
    p85,
    p90,
    p95,
    round(without_p10, 1)                        as without_p10,
    round(without_p50, 1)                        as without_p50,
    round(without_p85, 1)                        as without_p85,
    round(without_p90, 1)                        as without_p90,
    round(without_p95, 1)                        as without_p95,
from behind
full join ahead on ahead.day = behind.day
order by day
