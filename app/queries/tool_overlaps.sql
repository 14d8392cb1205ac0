-- The other tools of this tool's cluster, the most alike first; no similarity where the
-- two are in one cluster only through others. Pairs are told of the first tool of each
-- text, and tools with the same words are wholly alike.
with mine as (
    select overlap_clusters.cluster_id, same_as
    from marts.overlap_clusters
    join marts.overlap_tools on overlap_tools.tool_id = overlap_clusters.tool_id
    where overlap_clusters.tool_id = $tool::varchar
)
select
    mates.tool_id,
    tool_name,
    team_name,
    platform,
    label,
    if(texts.same_as = mine.same_as, 1, similarity)::double as similarity,
from mine
join marts.overlap_clusters as mates
    on mates.cluster_id = mine.cluster_id and mates.tool_id <> $tool
join marts.overlap_tools as texts on texts.tool_id = mates.tool_id
join marts.tools on tools.tool_id = mates.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join marts.overlap_pairs as pairs
    on pairs.tool_id = least(texts.same_as, mine.same_as)
    and pairs.other_tool_id = greatest(texts.same_as, mine.same_as)
where $scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id)
order by similarity desc nulls last, lower(tool_name), mates.tool_id
