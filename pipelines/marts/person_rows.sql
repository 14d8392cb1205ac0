-- One row per person and people export that lists them, and the days that it speaks
-- for. It speaks until the person's next row in the same series. `absent_from` is the
-- first of two full exports in a row that lack the person before that next row.
with keys as (
    select
        load_id,
        line,
        unnest(list_distinct([
            principal_name_key, mail_key, object_id_key, employee_id_key
        ]))                                      as person_key,
    from staging.people
),
persons as (
    select load_id, line, min(person_id) as person_id
    from keys
    join marts.person_keys on person_keys.person_key = keys.person_key
    group by load_id, line
),
rows as (
    select people.*, persons.person_id, coalesce(team_id, 'unassigned') as team_id
    from staging.people
    join persons on persons.load_id = people.load_id and persons.line = people.line
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(people.team_name)), '\s+', ' ', 'g')
    qualify row_number() over (
        partition by persons.person_id, people.load_id
        order by people.line desc
    ) = 1
),
newest as (
    select series, max(number) as number from staging.full_people_loads group by series
),
followed as (
    select
        rows.*,
        lead(listed_on) over person_order        as next_listed_on,
        coalesce(
            lead(full_exports - is_full::int) over person_order,
            newest.number,
            full_exports
        ) - full_exports                         as missed,
    from rows
    left join newest on newest.series = rows.series
    window person_order as (partition by person_id, rows.series order by turn)
)
select
    person_id,
    followed.series,
    team_id,
    job_title,
    lower(trim(user_type))                       as user_type,
    is_enabled,
    ended_on,
    on_leave_until,
    listed_on                                    as valid_from,
    next_listed_on                               as valid_to,
    if(missed >= 2, full_people_loads.day, null) as absent_from,
    turn,
    load_id,
    line,
from followed
left join staging.full_people_loads
    on full_people_loads.series = followed.series
    and full_people_loads.number = full_exports + 1
