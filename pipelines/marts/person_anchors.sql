-- One row per person: the key by which a decision names them, the surest that leads to
-- them alone: an object id, else an address, else an employee id, else their keys
-- together.
with keys as (
    select
        identity,
        unnest([
            {person_key: object_id_key, choice: 1},
            {person_key: principal_name_key, choice: 2},
            {person_key: mail_key, choice: 2},
            {person_key: employee_id_key, choice: 3},
            {person_key: identity, choice: 4}
        ], recursive := true),
    from marts.identities
)
select
    person_identities.person_id,
    arg_min(keys.person_key, (choice, keys.person_key)) as anchor,
from keys
join marts.person_identities on person_identities.identity = keys.identity
left join marts.person_keys on person_keys.person_key = keys.person_key
where keys.person_key is not null and (choice = 4 or person_keys.person_key is not null)
group by person_identities.person_id
