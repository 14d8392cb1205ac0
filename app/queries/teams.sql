-- Teams that have tools or tickets, by name.
select team_id, team_name
from marts.teams
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
order by team_id = 'unassigned', lower(team_name)
