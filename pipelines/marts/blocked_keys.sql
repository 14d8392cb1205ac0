-- One row per key that rows of several people have, so that it leads to nobody: of what
-- kind it is, and whether one export has them beside each other, several directories
-- have the same employee id, or one had it after the other.
with keys as (
    select
        identity,
        load_ids,
        directory,
        unnest([
            {person_key: object_id_key, kind: 'object id'},
            {person_key: employee_id_key, kind: 'employee id'},
            {person_key: principal_name_key, kind: 'address'},
            {person_key: mail_key, kind: 'address'},
        ], recursive := true),
    from marts.identities
),
held as (
    select
        person_key,
        min(kind)                                as kind,
        count(distinct person_id)                as people,
        count(distinct directory) filter (kind = 'employee id') as directories,
        list(distinct person_id order by person_id) as person_ids,
    from keys
    join marts.person_identities on person_identities.identity = keys.identity
    where person_key is not null
    group by person_key
    having count(distinct person_id) > 1
),
beside as (
    select person_key, max(people) as people
    from (
        select person_key, load_id, count(distinct person_id) as people
        from (
            select *, unnest(load_ids) as load_id
            from keys
            semi join held using (person_key)
        )
        join marts.person_identities using (identity)
        group by person_key, load_id
    )
    group by person_key
)
select
    held.person_key,
    kind,
    held.people,
    person_ids,
    case
        when beside.people > 1 then 'shared'
        when directories > 1 then 'several directories'
        else 'passed on'
    end                                          as reason,
    coalesce(beside.people, 1)                   as people_at_once,
from held
left join beside on beside.person_key = held.person_key
