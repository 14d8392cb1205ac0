-- One row per combination of keys in the people exports and the person it is. Whoever
-- has no key that leads to them alone is known by the combination.
with persons as (
    select identity, min(person_id) as person_id
    from (
        select
            identity,
            unnest([
                principal_name_key, mail_key, object_id_key, employee_id_key
            ])                                   as person_key,
        from marts.identities
    ) as keys
    join marts.person_keys on person_keys.person_key = keys.person_key
    group by identity
),
groups as (
    select group_id, min(person_id) as person_id
    from marts.person_groups
    join persons on persons.identity = person_groups.identity
    group by group_id
)
select
    identities.identity,
    coalesce(groups.person_id, person_groups.group_id) as person_id,
from marts.identities
join marts.person_groups on person_groups.identity = identities.identity
left join groups on groups.group_id = person_groups.group_id
