-- One row per month of the logs, ISO week (by its Monday) and cell: different people who
-- used a registered tool in it, in the month in which they first did so in that week;
-- in all (team and platform null), of one team, or on one platform.
-- stored: month
-- reach: the month before
-- by month: marts.logged_months, marts.log_platforms
with platforms as (
    select distinct named_in, tool_id, platform from marts.log_platforms
),
seen as (
    select
        date_trunc('week', day)::date            as week,
        coalesce(platform, 'not said')           as platform,
        person_id,
        min(day)                                 as first_day,
    from marts.use_days
    join platforms
        on platforms.tool_id = use_days.tool_id
        and named_in = date_trunc('month', day)
    where
        operation_class = 'use'
        and person_id is not null
        and day >= (select min(month) - 6 from marts.logged_months)
    group by all
),
placed as (
    select week, first_day, team_id, null::varchar as platform
    from marts.user_weeks
    union all
    select week, first_day, null, platform
    from seen
)
select month, week, team_id, platform, count(*) as users
from placed
join marts.logged_months on month = date_trunc('month', first_day)::date
group by month, week, team_id, platform
union all
select month, week, null, null, count(*)
from marts.user_weeks
join marts.logged_months on month = date_trunc('month', first_day)::date
group by month, week
