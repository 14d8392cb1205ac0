-- What the tools with these keys, `series/id`, are called.
select
    tool_keys.series || '/' || tool_keys.native_id as key,
    tool_keys.tool_name || ' (' || tool_keys.native_id || ')' as name,
from marts.tool_keys
join marts.tools on tools.tool_id = tool_keys.tool_id
where
    list_contains($keys::varchar[], tool_keys.series || '/' || tool_keys.native_id)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
