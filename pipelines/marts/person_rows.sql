-- One row per person and people export that lists them, and the days that it speaks
-- for. It speaks until the person's next row in the same series. `absent_from` is the
-- first of two full exports in a row that lack the person before that next row.
with rows as (
    select people.*, person_id, coalesce(team_id, 'unassigned') as team_id
    from staging.people
    join marts.person_identities on person_identities.identity = people.identity
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(people.team_name)), '\s+', ' ', 'g')
    qualify row_number() over (
        partition by person_id, load_id
        order by ended_on desc nulls first, is_enabled desc, line desc
    ) = 1
),
newest as (
    select series, max(number) as number from staging.full_people_loads group by series
),
followed as (
    select
        rows.*,
        lead(listed_on) over person_order        as next_listed_on,
        greatest(coalesce(
            lead(full_exports - is_full_day::int) over person_order,
            newest.number,
            full_exports
        ) - full_exports, 0)                     as missed,
    from rows
    left join newest on newest.series = rows.series
    window person_order as (partition by person_id, rows.series order by turn)
)
select
    person_id,
    followed.series,
    team_id,
    job_title,
    person_type,
    is_enabled,
    ended_on,
    on_leave_until,
    manager_key,
    has_rights,
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
