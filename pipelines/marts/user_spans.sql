-- One row per tool, person other than its builders and span of days on which they count
-- as a user: from a use until `line.days` after it. `to_day` is exclusive; spans of one
-- person do not overlap.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
)
select
    tool_id,
    person_id,
    first_day                                    as from_day,
    least(
        last_day + line_days,
        lead(first_day) over (partition by tool_id, person_id order by first_day)
    )                                            as to_day,
from marts.use_spans
cross join lake.program
anti join builders using (tool_id, person_id)
