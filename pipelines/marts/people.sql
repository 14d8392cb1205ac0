-- One row per account of the people exports, as the newest row says, with the days on
-- which that became so. `person_type` is person, guest, robot or group. `left_on` is the
-- end date, or the first of two full exports in a row without the person.
-- index: person_id
with listed as (
    select
        person_id,
        min(valid_from)                          as first_listed_on,
        max(valid_from)                          as last_listed_on,
        arg_max(team_id, (valid_from, turn)) filter (team_id <> 'unassigned')
                                                 as team_id,
    from marts.person_rows
    group by person_id
),
newest as (
    select *
    from marts.person_rows
    qualify row_number() over (
        partition by person_id
        order by valid_from desc, turn desc, load_id desc
    ) = 1
),
lost as (
    select
        person_id,
        bool_or(inability = 'robot')             as is_robot,
        min(from_day) filter (inability = 'disabled') as disabled_on,
        min(from_day) filter (inability = 'left') as left_on,
    from marts.inabilities
    cross join marts.registry_day
    where (from_day is null or from_day <= day) and (to_day is null or to_day > day)
    group by person_id
)
select
    newest.person_id,
    coalesce(listed.team_id, 'unassigned')       as team_id,
    job_title,
    if(is_robot, 'robot', person_type)           as person_type,
    is_enabled,
    disabled_on,
    ended_on,
    left_on,
    on_leave_until,
    first_listed_on,
    last_listed_on,
    load_id,
    line,
from newest
join listed on listed.person_id = newest.person_id
left join lost on lost.person_id = newest.person_id
