-- One row per month of the logs, person and platform: who used a registered tool on it
-- in the 28 days to the month's last day, or to the last day of the logs in the newest
-- month, and whether in the last 7 of them; `used_on` is the last day that they did,
-- `load_id` and `line` are of a use on it. The team is that of the newest people export
-- up to the month's day, else of the first one. Robots and runs are no users.
-- stored: month
-- index: person_id
-- reach: the month before
-- by month: marts.logged_months, marts.log_platforms
with asked as (
    select
        month,
        day,
        unnest(range(day - 27, day + 1, interval 1 day))::date as used_on,
    from marts.logged_months
),
platforms as (
    select distinct named_in, tool_id, platform from marts.log_platforms
),
seen as (
    select
        month,
        asked.day,
        person_id,
        platform,
        max({
            day: use_days.day, load_id: use_days.load_id, line: use_days.line
        })                                       as last_use,
    from marts.use_days
    join asked on used_on = use_days.day
    join platforms
        on platforms.tool_id = use_days.tool_id
        and named_in = date_trunc('month', use_days.day)
    where operation_class = 'use' and person_id is not null
    group by all
)
select
    -- The first column, since DuckDB looks up by an index only what it reads first.
    seen.person_id,
    month,
    day,
    coalesce(team_id, 'unassigned')              as team_id,
    platform,
    last_use.day > seen.day - 7                  as is_weekly,
    last_use.day                                 as used_on,
    last_use.load_id                             as load_id,
    last_use.line                                as line,
from seen
asof left join marts.person_places
    on person_places.person_id = seen.person_id and from_day <= day
order by month, seen.person_id
