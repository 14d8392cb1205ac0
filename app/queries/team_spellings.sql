-- What teams with these spellings are called.
select spelling as key, team_name as name
from marts.team_names
where
    list_contains($keys::varchar[], spelling)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
