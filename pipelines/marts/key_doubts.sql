-- One row per key that a registry names today or a ticket was opened with, that no people
-- export knows, and person whom it may be: it is a name that at most three people have,
-- or an address with the part up to the @ of one of them.
with used as (
    select distinct person_key
    from marts.tool_roles
    where inability = 'not matched' and to_day is null
    union
    select requester_key
    from marts.tickets
    anti join marts.person_keys on person_keys.person_key = requester_key
    anti join marts.robot_keys on robot_keys.person_key = requester_key
    where requester_key is not null
),
alike as (
    select
        used.person_key,
        person_traits.person_id,
        person_traits.trait,
        count(*) over (partition by used.person_key, person_traits.trait) as people,
    from used
    anti join marts.blocked_keys on blocked_keys.person_key = used.person_key
    anti join marts.team_keys on team_keys.person_key = used.person_key
    join lake.likenesses on likenesses.person_key = used.person_key
    join marts.person_traits
        on person_traits.trait = likenesses.trait
        and person_traits.likeness = likenesses.likeness
)
select
    person_key,
    person_id,
    if(trait = 'name', 'name of ', 'address up to the @ of ')
        || if(people = 1, 'one person', 'several people') as evidence,
from alike
where people <= 3
