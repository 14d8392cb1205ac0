-- One row per two tools of one group that resemble each other at the threshold or above,
-- of tools with the same words the first.
-- index: cluster_id
select
    one.cluster_id,
    pairs.tool_id,
    pairs.other_tool_id,
    similarity,
from marts.overlap_pairs as pairs
join marts.overlap_clusters as one on one.tool_id = pairs.tool_id
join marts.overlap_clusters as other
    on other.tool_id = pairs.other_tool_id and other.cluster_id = one.cluster_id
order by one.cluster_id, similarity desc, pairs.tool_id, pairs.other_tool_id
