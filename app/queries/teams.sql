-- Teams that have tools or tickets, by name: all of them where there are no more than
-- $limit, else $team alone. One row at the least says how many there are.
with seen as materialized (
    select team_id, team_name
    from marts.teams
    where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
),
counted as (select count(*)::int as teams from seen)
select teams, team_id, team_name
from counted
left join seen on teams <= $limit::int or team_id = $team::varchar
order by team_id = 'unassigned', lower(team_name)
