-- One row per key (pseudonym) that leads to exactly one person of the people exports: all
-- rows that have it are that person (marts.person_groups), or somebody decided that it
-- is theirs. A key of several people leads to nobody (marts.blocked_keys).
with keys as (
    select
        identity,
        unnest(list_distinct([
            principal_name_key, mail_key, object_id_key, employee_id_key
        ]))                                      as person_key,
        true                                     as is_listed,
    from marts.identities
    union all
    select identity, identity, false
    from marts.person_groups
    where identity not in (select identity from marts.identities)
),
clear as (
    select
        person_key,
        min(group_id)                            as group_id,
        bool_or(is_listed)                       as is_listed,
    from keys
    join marts.person_groups on person_groups.identity = keys.identity
    where person_key is not null
    group by person_key
    having count(distinct group_id) = 1
),
listed as (
    select distinct group_id
    from marts.person_groups
    semi join marts.identities using (identity)
)
select
    person_key,
    coalesce(
        min(person_key) filter (is_listed) over (partition by clear.group_id),
        clear.group_id
    )                                            as person_id,
from clear
join listed on listed.group_id = clear.group_id
