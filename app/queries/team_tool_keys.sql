-- Those of the tools with these keys, `series/id`, that are a team's today.
with asked as materialized (select unnest($keys::varchar[]) as key)
select
    asked.key,
    tools.tool_id,
    tools.tool_name,
from asked
join marts.tool_keys
    on tool_keys.series || '/' || tool_keys.native_id = asked.key
join marts.tools on tools.tool_id = tool_keys.tool_id
where
    tools.team_id = $team::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
