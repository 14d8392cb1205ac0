-- One row per key that is no person but the name of a team: a team can own a tool.
select person_key, min(team_id) as team_id
from lake.team_keys
join marts.team_names
    on spelling = regexp_replace(lower(trim(team_keys.team_name)), '\s+', ' ', 'g')
where team_id <> 'unassigned'
    and person_key not in (select person_key from marts.person_keys)
group by person_key
