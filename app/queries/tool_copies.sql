-- Every row of the registry that folds into this tool.
select
    tool_keys.native_id,
    tool_keys.tool_name,
    environment,
    is_canonical,
    tool_keys.load_id,
    file_name,
    source_title,
    loads.snapshot_day,
    tool_keys.line,
from marts.tool_keys
join marts.tools on tools.tool_id = tool_keys.tool_id
left join lake.loads on loads.load_id = tool_keys.load_id
where
    tool_keys.tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
order by is_canonical desc, environment, tool_keys.line
