-- One row per report day and tool that a log speaks of up to then: distinct people other than
-- its builders who used it within `line.days`, and what it was last active by within
-- `active_days`. Sharing and failing are no use; a run keeps a tool active but is no user.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
used as (
    select distinct days.day, use_days.tool_id, use_days.person_id
    from marts.days
    cross join lake.program
    join marts.use_days
        on use_days.day <= days.day and use_days.day > days.day - line_days
    where operation_class = 'use' and person_id is not null
),
users as (
    select used.day, used.tool_id, count(*) as users
    from used
    anti join builders using (tool_id, person_id)
    group by all
),
active as (
    select
        days.day,
        tool_id,
        bool_or(operation_class in ('use', 'run')) as is_used,
        bool_or(operation_class = 'author')      as is_authored,
    from marts.days
    cross join lake.program
    join (select distinct day, tool_id, operation_class from marts.use_days) as seen
        on seen.day <= days.day and seen.day > days.day - active_days
    group by days.day, tool_id
)
select
    coalesce(active.day, users.day)              as day,
    coalesce(active.tool_id, users.tool_id)      as tool_id,
    coalesce(users, 0)                           as users,
    coalesce(is_used, false)                     as is_used,
    coalesce(is_authored, false)                 as is_authored,
from active
full join users on users.day = active.day and users.tool_id = active.tool_id
