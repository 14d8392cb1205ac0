-- The other tools of this tool's cluster, the most alike first; no similarity where the
-- two are in one cluster only through others.
with mine as (
    select cluster_id from marts.overlap_clusters where tool_id = $tool::varchar
)
select
    mates.tool_id,
    tool_name,
    team_name,
    platform,
    label,
    similarity::double                           as similarity,
from mine
join marts.overlap_clusters as mates
    on mates.cluster_id = mine.cluster_id and mates.tool_id <> $tool
join marts.tools on tools.tool_id = mates.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join marts.overlap_pairs as pairs
    on pairs.tool_id = least(mates.tool_id, $tool)
    and pairs.other_tool_id = greatest(mates.tool_id, $tool)
where $scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id)
order by similarity desc nulls last, lower(tool_name)
