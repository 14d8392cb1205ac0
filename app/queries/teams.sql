-- Teams that have tools or tickets, by name: $team alone, or all of them up to $limit.
select team_id, team_name
from marts.teams
where
    ($team::varchar is null or team_id = $team)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
order by team_id = 'unassigned', lower(team_name)
limit $limit::int
