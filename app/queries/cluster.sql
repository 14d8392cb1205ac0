-- One group of tools that do the same, of which the viewer may see a tool, or none.
select
    cluster_id,
    label,
    shared_words,
    clusters.tools,
    teams,
    active_tools,
    half_finished_tools,
    unjudged_tools,
    users,
    users_unknown,
    untold_tools,
    data_classes,
    kept_tool_id,
    tool_name                                    as kept_tool_name,
    kept_because,
from marts.clusters
join marts.tools on tools.tool_id = kept_tool_id
where
    cluster_id = $cluster::varchar
    and (
        $scope::varchar[] is null
        or exists (
            from marts.overlap_clusters as mates
            join marts.tools as own on own.tool_id = mates.tool_id
            where
                mates.cluster_id = clusters.cluster_id
                and list_contains($scope::varchar[], own.team_id)
        )
    )
