-- One row per tool and person who used it within `line.days` to the latest day.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
)
select
    use_days.tool_id,
    use_days.person_id,
    builders.person_id is not null               as is_builder,
    sum(events)::bigint                          as events,
    min(use_days.day)                            as first_used_on,
    max(use_days.day)                            as last_used_on,
from marts.use_days
cross join lake.program
join marts.days
    on days.is_latest
    and use_days.day <= days.day
    and use_days.day > days.day - line_days
left join builders
    on builders.tool_id = use_days.tool_id and builders.person_id = use_days.person_id
where operation_class = 'use' and use_days.person_id is not null
group by use_days.tool_id, use_days.person_id, builders.person_id
