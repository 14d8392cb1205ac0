-- One row per report day and tool that a log speaks of shortly before: distinct people
-- other than its builders who used it within `line.days`, and what it was last active
-- by within `active_days`. Sharing and failing are no use; a run keeps a tool active
-- but is no user.
with spans as (
    select tool_id, list({from_day: from_day, to_day: to_day}) as of_people
    from marts.user_spans
    group by tool_id
),
users as (
    select
        day,
        tool_id,
        len(list_filter(
            of_people, lambda span: span.from_day <= day and day < span.to_day
        ))                                       as users,
    from spans
    cross join marts.days
    where users > 0
),
-- The few report days on which what was seen up to one of them may still count: joined
-- by an equality, for pairs of days and tools are many.
reaches as (
    select reached.day as report_day, days.day, active_days
    from marts.days as reached
    cross join lake.program
    join marts.days
        on days.day >= reached.day and days.day < reached.day + active_days
),
active as (
    select
        day,
        tool_id,
        coalesce(bool_or(used_on > day - active_days), false) as is_used,
        coalesce(bool_or(authored_on > day - active_days), false) as is_authored,
    from marts.last_activity
    join reaches on reaches.report_day = last_activity.report_day
    where day < seen_on + active_days
    group by all
)
select
    coalesce(active.day, users.day)              as day,
    coalesce(active.tool_id, users.tool_id)      as tool_id,
    coalesce(users, 0)                           as users,
    coalesce(is_used, false)                     as is_used,
    coalesce(is_authored, false)                 as is_authored,
from active
full join users on users.day = active.day and users.tool_id = active.tool_id
