-- One row per key of an account that nobody is: a robot by what one of its keys says, or a
-- robot or group by what the newest row of a people export does.
with newest as (
    select
        person_id,
        arg_max(person_type, (valid_from, turn, load_id)) as person_type,
    from marts.person_rows
    group by person_id
),
nobody as (
    select person_id from newest where person_type in ('robot', 'group')
    union
    select person_id
    from marts.person_keys
    join lake.robots on robots.person_key = person_keys.person_key
)
select person_key
from marts.person_keys
semi join nobody using (person_id)
union
select person_key from lake.robots
