-- Tools that need this one, as their registry rows say.
with needed as materialized (
    select * from marts.tool_dependants where tool_id = $tool::varchar
)
select
    tools.tool_id,
    tool_name,
    team_name,
    platform,
    told_as,
from needed
join marts.tools on tools.tool_id = needed.dependant_id
left join marts.teams on teams.team_id = tools.team_id
where $scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id)
order by lower(tool_name), tools.tool_id
