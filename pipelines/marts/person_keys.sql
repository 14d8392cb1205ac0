-- One row per key (pseudonym) that leads to exactly one person of the people exports.
-- Rows that share a key are one person. A key is blocked, and leads to nobody, when two
-- rows
-- of one export have it or when it stands beside two object ids or two employee ids:
--   one
-- bad key would otherwise pull strangers together.
with identities as (
    select
        load_id,
        principal_name_key,
        mail_key,
        object_id_key,
        employee_id_key,
        md5(row(
            principal_name_key, mail_key, object_id_key, employee_id_key
        )::varchar)                              as identity,
    from staging.people
),
keys as (
    select distinct
        load_id,
        identity,
        object_id_key,
        employee_id_key,
        unnest(list_distinct([
            principal_name_key, mail_key, object_id_key, employee_id_key
        ]))                                      as person_key,
    from identities
),
crowded as (
    select person_key
    from keys
    group by load_id, person_key
    having count(distinct identity) > 1
),
clear as (
    select person_key, min(identity) as hub
    from keys
    where person_key is not null and person_key not in (select person_key from crowded)
    group by person_key
    having count(distinct object_id_key) <= 1 and count(distinct employee_id_key) <= 1
),
edges as (
    select distinct identity, hub
    from keys
    join clear on clear.person_key = keys.person_key
    where identity <> hub
),
reached as (
    with recursive reach as (
        select distinct hub as identity, hub as other from clear
        union
        select reach.identity, linked.other
        from reach
        join (
            select identity, hub as other from edges
            union all
            select hub, identity from edges
        ) as linked on linked.identity = reach.other
    )
    select identity, min(other) as first_identity from reach group by identity
)
select
    person_key,
    min(person_key) over (partition by first_identity) as person_id,
from clear
join reached on reached.identity = clear.hub
