-- One row per report day and tool that a log speaks of shortly before: distinct people
-- other than its builders who used it within `line.days`, and what it was last active
-- by within `active_days`. Sharing and failing are no use; a run keeps a tool active
-- but is no user. Of the days up to a report day and after the one before, a person's
-- last is all that matters, so a person's uses become spans of report days that do not
-- overlap.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
last_uses as (
    select tool_id, person_id, report_day, max(last_day) as last_day
    from marts.last_uses
    anti join builders using (tool_id, person_id)
    group by all
),
spans as (
    select
        last_uses.*,
        lead(report_day) over (
            partition by tool_id, person_id
            order by report_day
        )                                        as next_report_day,
    from last_uses
),
users as (
    select days.day, tool_id, count(*) as users
    from spans
    cross join lake.program
    join marts.days
        on days.day >= report_day
        and days.day < coalesce(next_report_day, 'infinity'::date)
        and days.day < last_day + line_days
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
