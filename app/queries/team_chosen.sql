-- One row: how many teams there are to choose from, and what the chosen one is called.
select
    count(*)::int                                as teams,
    any_value(team_name) filter (team_id = $team::varchar) as team_name,
from marts.teams
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
