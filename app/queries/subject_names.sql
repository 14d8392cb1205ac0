-- What the requests and tools with these keys are called; a tool's is `series/id`.
select ticket_id as key, concat_ws(' ', ticket_number, title) as name
from marts.tickets
where
    list_contains($keys::varchar[], ticket_id)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
union all
select
    tool_keys.series || '/' || tool_keys.native_id,
    tool_keys.tool_name || ' (' || tool_keys.native_id || ')',
from marts.tool_keys
join marts.tools on tools.tool_id = tool_keys.tool_id
where
    list_contains($keys::varchar[], tool_keys.series || '/' || tool_keys.native_id)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
