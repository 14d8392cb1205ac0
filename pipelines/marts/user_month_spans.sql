-- One row per person, team and unbroken run of months in which they were its user of the
-- month (marts.user_months) on any platform, and, with `is_weekly`, one per run of those
-- in which they used a tool in the last 7 days as well. `to_month` is the run's last
-- month: a run that overlaps a period tells a user of it, and a person has few of them.
with used as (
    select person_id, team_id, month, bool_or(is_weekly) as is_weekly
    from marts.user_months
    group by person_id, team_id, month
),
counted as (
    select person_id, team_id, month, false as is_weekly from used
    union all
    select person_id, team_id, month, true from used where is_weekly
),
-- Months of one run are as far from each other as their numbers are.
numbered as (
    select
        *,
        datediff('month', date '1970-01-01', month) - row_number() over (
            partition by person_id, team_id, is_weekly order by month
        )                                        as run,
    from counted
)
select
    person_id,
    team_id,
    is_weekly,
    min(month)                                   as from_month,
    max(month)                                   as to_month,
from numbered
group by person_id, team_id, is_weekly, run
order by is_weekly, team_id, person_id, from_month
