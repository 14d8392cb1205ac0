-- One row per person or guest and trait that others can share without being the same: a
-- name, an address up to the @.
select distinct people.person_id, team_id, trait, likeness
from lake.likenesses
join marts.person_keys on person_keys.person_key = likenesses.person_key
join marts.people on people.person_id = person_keys.person_id
where person_type in ('person', 'guest')
