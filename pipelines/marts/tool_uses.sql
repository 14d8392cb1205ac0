-- One row per report day and tool that a log speaks of shortly before: distinct people
-- other than its builders who used it within `line.days`, and what it was last active
-- by within `active_days`. Sharing and failing are no use; a run keeps a tool active
-- but is no user.
with users as (
    select days.day, tool_id, count(*) as users
    from marts.user_spans
    join marts.days on days.day >= from_day and days.day < to_day
    group by all
),
active as (
    select
        days.day,
        tool_id,
        coalesce(bool_or(used_on > days.day - active_days), false) as is_used,
        coalesce(bool_or(authored_on > days.day - active_days), false) as is_authored,
    from marts.last_activity
    cross join lake.program
    join marts.days on days.day >= report_day and days.day < seen_on + active_days
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
