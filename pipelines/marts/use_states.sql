-- One row per report day and tool that is listed and not retired on it, on a platform of
-- which a log ever tells: whether anybody used it or a schedule ran it in the 28 days to
-- it, and why that cannot be said: `tool_unknown` where no log covers its platform in the
-- 90 days to it (`line.days`), `month_unknown` where the logs hardly cover the month.
-- The few report days on which a use up to one of them may still count: joined by an
-- equality, for pairs of days and tools are many.
with reaches as (
    select reached.day as report_day, days.day
    from marts.days as reached
    join marts.days on days.day >= reached.day and days.day < reached.day + 28
),
used as (
    select distinct day as report_day, tool_id
    from marts.last_activity
    join reaches on reaches.report_day = last_activity.report_day
    where used_on > day - 28
),
told as (
    select distinct tool_id
    from marts.tools
    where lower(trim(platform)) in (select platform from marts.covered_days)
    union
    select distinct tool_id from marts.sightings
)
select
    tool_days.day,
    tool_days.tool_id,
    team_id,
    platform,
    used.tool_id is not null                     as is_used,
    users_90_days_unknown                        as tool_unknown,
    if(
        logged_months.month is null,
        'no usage log tells of ' || strftime(tool_days.day, '%Y-%m'),
        use_unknown
    )                                            as month_unknown,
from marts.tool_days
join told on told.tool_id = tool_days.tool_id
left join used
    on used.report_day = tool_days.day and used.tool_id = tool_days.tool_id
left join marts.logged_months
    on logged_months.month = date_trunc('month', tool_days.day)
