-- scope: everyone
-- One row: whom the people exports tell of, and what waits for somebody.
select
    count_if(person_type = 'person')::int        as people,
    count_if(person_type = 'guest')::int         as guests,
    count_if(person_type = 'robot')::int         as robots,
    count_if(person_type = 'group')::int         as groups,
    (
        select count(*)
        from (
            select person_id
            from marts.person_spells
            group by person_id
            having count(*) > 1
        )
    )::int                                       as came_back,
    (select count(*) from marts.person_pairs)::int as pairs,
    (select count(*) from marts.blocked_keys)::int as blocked_keys,
    (
        select count_if(reason = 'several directories')
        from marts.blocked_keys
    )::int                                       as shared_numbers,
from marts.people
