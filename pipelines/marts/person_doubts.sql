-- One row per two people of the people exports who may be one, and what speaks for it: a
-- key that was not followed, or a name together with the team or with the address up to
-- the @. A name alone does not, nor an address that one export has twice.
with keyed as (
    select
        person_key,
        kind || ' ' || reason                    as evidence,
        unnest(person_ids)                       as person_id,
    from marts.blocked_keys
    where people <= 3
),
by_key as (
    select distinct one.person_id, other.person_id as other_id, one.evidence
    from keyed as one
    join keyed as other
        on other.person_key = one.person_key and one.person_id < other.person_id
),
by_trait as (
    select
        one.person_id,
        other.person_id                          as other_id,
        bool_or(one.trait = 'name')              as has_name,
        bool_or(one.trait = 'before the @')      as has_address,
        bool_or(one.team_id = other.team_id and one.team_id <> 'unassigned') as has_team,
    from marts.person_traits as one
    join marts.person_traits as other
        on other.trait = one.trait
        and other.likeness = one.likeness
        and one.person_id < other.person_id
    group by one.person_id, other.person_id
),
doubts as materialized (
    select by_key.*
    from by_key
    left join by_trait using (person_id, other_id)
    where evidence <> 'address shared' or has_name
    union
    select person_id, other_id, 'same name'
    from by_trait
    semi join by_key using (person_id, other_id)
    where has_name
    union
    select person_id, other_id, 'same name and team'
    from by_trait
    where has_name and has_team
    union
    select person_id, other_id, 'same name and address up to the @'
    from by_trait
    where has_name and has_address
),
numbered as (
    select distinct person_id, employee_id_key, unnest(load_ids) as load_id
    from marts.identities
    join marts.person_identities using (identity)
    where employee_id_key is not null
),
listed as materialized (
    -- On its own, so that two of a doubt are met and never everybody whom an export lists.
    select doubts.person_id, other_id, load_id, employee_id_key
    from doubts
    join numbered using (person_id)
),
apart as (
    -- Whom one export lists beside each other with a number each is two people.
    select distinct listed.person_id, listed.other_id
    from listed
    join numbered as others
        on others.person_id = listed.other_id
        and others.load_id = listed.load_id
        and others.employee_id_key <> listed.employee_id_key
)
select person_id, other_id, evidence
from doubts
semi join (
    select person_id from marts.people where person_type in ('person', 'guest')
) as accounts using (person_id)
semi join (
    select person_id as other_id from marts.people where person_type in ('person', 'guest')
) as others using (other_id)
anti join apart using (person_id, other_id)
