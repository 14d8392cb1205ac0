-- One row per tool and person who used it within `line.days` to the latest day.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
users as (
    select
        tool_id,
        person_id,
        sum(events)::bigint                      as events,
        min(use_days.day)                        as first_used_on,
        max(use_days.day)                        as last_used_on,
    from marts.use_days
    cross join lake.program
    join marts.days
        on days.is_latest
        and use_days.day <= days.day
        and use_days.day > days.day - line_days
    where operation_class = 'use' and person_id is not null
    group by tool_id, person_id
)
select
    users.tool_id,
    users.person_id,
    builders.person_id is not null               as is_builder,
    events,
    first_used_on,
    last_used_on,
from users
left join builders
    on builders.tool_id = users.tool_id and builders.person_id = users.person_id
