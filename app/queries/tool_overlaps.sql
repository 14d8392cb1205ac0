-- The other tools of this tool's group, the most alike first; no similarity where the
-- two are in one group only through others. Pairs are told of the first tool of each
-- text, and tools with the same words are wholly alike. Materialized, so that nothing
-- but the group narrows what the indexes find; nor does this tool, which is told by its
-- row, since a constant DuckDB would look for among the tools of all groups.
with mine as materialized (
    select tool_id, cluster_id, same_as
    from marts.cluster_tools
    where tool_id = $tool::varchar
),
mates as materialized (
    select cluster_tools.*, mine.tool_id as my_tool, mine.same_as as my_text
    from mine
    join marts.cluster_tools on cluster_tools.cluster_id = mine.cluster_id
),
pairs as materialized (
    select cluster_pairs.*
    from mine
    join marts.cluster_pairs on cluster_pairs.cluster_id = mine.cluster_id
)
select
    mates.tool_id,
    tool_name,
    team_name,
    platform,
    label,
    if(same_as = my_text, 1, pairs.similarity)::double as similarity,
from mates
left join pairs
    on pairs.tool_id = least(same_as, my_text)
    and other_tool_id = greatest(same_as, my_text)
where
    mates.tool_id <> my_tool
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
order by similarity desc nulls last, lower(tool_name), mates.tool_id
