-- Groups of tools that do the same, on the newest day, of which the viewer may see a
-- tool; with a team or platform, those with a tool of it.
with found as (
    select clusters.*
    from marts.clusters
    where
        cluster_id in (
            select cluster_id
            from marts.overlap_clusters
            join marts.tools on tools.tool_id = overlap_clusters.tool_id
            where
                (
                    $scope::varchar[] is null
                    or list_contains($scope::varchar[], tools.team_id)
                )
                and ($team::varchar is null or tools.team_id = $team)
                and (
                    $platform::varchar is null
                    or coalesce(platform, 'not said') = $platform
                )
        )
        and (
            $q::varchar is null
            or contains(lower(concat_ws(' ', label, shared_words)), lower($q))
        )
),
sorted as (
    select
        *,
        (select count(*) from found)::int        as total_rows,
        case $sort::varchar
            when 'tools' then tools
            when 'teams' then teams
            when 'active' then active_tools
            when 'half' then half_finished_tools
            when 'users' then users
        end * if($is_descending::boolean, -1, 1) as number,
        if($sort = 'label' and not $is_descending, lower(label), null) as word_up,
        if($sort = 'label' and $is_descending, lower(label), null) as word_down,
    from found
    order by
        number nulls last,
        word_up,
        word_down desc,
        tools desc,
        teams desc,
        lower(label),
        cluster_id
    limit $limit::int offset $offset::int
)
select
    cluster_id,
    label,
    shared_words,
    tools,
    teams,
    active_tools,
    half_finished_tools,
    unjudged_tools,
    users,
    users_unknown,
    untold_tools,
    data_classes,
    total_rows,
from sorted
order by
    number nulls last,
    word_up,
    word_down desc,
    tools desc,
    teams desc,
    lower(label),
    cluster_id
