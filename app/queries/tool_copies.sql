-- Every row of the registry that folds into this tool.
with copies as materialized (
    select * from marts.tool_keys where tool_id = $tool::varchar
),
named as materialized (
    select team_id from marts.tools where tool_id = $tool
)
select
    native_id,
    tool_name,
    environment,
    is_canonical,
    copies.load_id,
    file_name,
    source_title,
    loads.snapshot_day,
    copies.line,
from copies
cross join named
left join lake.loads on loads.load_id = copies.load_id
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
order by is_canonical desc, environment, copies.line
