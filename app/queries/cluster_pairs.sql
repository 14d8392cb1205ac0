-- The pairs of tools of one group that resemble each other at the threshold or above,
-- the most alike first. Tools with the same words stand for each other: of those, one.
with members as (
    select distinct same_as
    from marts.overlap_clusters
    join marts.overlap_tools
        on overlap_tools.tool_id = overlap_clusters.tool_id
    join marts.tools on tools.tool_id = overlap_clusters.tool_id
    where
        cluster_id = $cluster::varchar
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tools.team_id)
        )
)
select
    pairs.tool_id,
    one.tool_name,
    pairs.other_tool_id,
    other.tool_name                              as other_tool_name,
    similarity,
    count(*) over ()::int                        as total_rows,
from marts.overlap_pairs as pairs
join members on members.same_as = pairs.tool_id
join members as others on others.same_as = pairs.other_tool_id
join marts.tools as one on one.tool_id = pairs.tool_id
join marts.tools as other on other.tool_id = pairs.other_tool_id
order by similarity desc, lower(one.tool_name), lower(other.tool_name), pairs.tool_id
limit $limit::int
