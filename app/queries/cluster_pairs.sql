-- The pairs of tools of one group that resemble each other at the threshold or above,
-- the most alike first. Tools with the same words stand for each other: of those, one.
-- Materialized, so that nothing but the group narrows what the index finds.
with members as materialized (
    select tool_id, tool_name, same_as, team_id
    from marts.cluster_tools
    where cluster_id = $cluster::varchar
),
pairs as materialized (
    select tool_id, other_tool_id, similarity
    from marts.cluster_pairs
    where cluster_id = $cluster
),
seen as (
    select list(same_as) as texts
    from members
    where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
)
select
    pairs.tool_id,
    one.tool_name,
    pairs.other_tool_id,
    other.tool_name                              as other_tool_name,
    similarity,
    count(*) over ()::int                        as total_rows,
from pairs
join members as one on one.tool_id = pairs.tool_id
join members as other on other.tool_id = pairs.other_tool_id
join seen
    on list_contains(texts, pairs.tool_id) and list_contains(texts, pairs.other_tool_id)
order by similarity desc, lower(one.tool_name), lower(other.tool_name), pairs.tool_id
limit $limit::int
