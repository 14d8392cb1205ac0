-- One row per month of the logs, person and platform: who used a registered tool on it
-- in the 28 days to the month's last day, or to the last day of the logs in the newest
-- month, and whether in the last 7 of them. The team is that of the newest people
-- export up to that day, else of the first one. Robots and runs are no users.
with asked as (
    select month, unnest(range(day - 27, day + 1, interval 1 day))::date as day
    from marts.logged_months
),
seen as (
    select month, person_id, platform, max(user_days.day) as last_day
    from marts.user_days
    join asked on asked.day = user_days.day
    group by all
),
dated as (
    select
        seen.month,
        day,
        seen.person_id,
        platform,
        last_day > day - 7                       as is_weekly,
    from seen
    join marts.logged_months on logged_months.month = seen.month
)
select
    dated.month,
    dated.day,
    coalesce(team_id, 'unassigned')              as team_id,
    dated.person_id,
    platform,
    is_weekly,
from dated
asof left join marts.person_places
    on person_places.person_id = dated.person_id and from_day <= day
