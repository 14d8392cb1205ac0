-- Groups of tools that do the same, on the newest day, of which the viewer may see a
-- tool; with a team or platform, those with a tool of it. What is found is carried by
-- its place among the largest alone, until the page is cut.
with found as (
    select
        case $sort::varchar
            when 'label' then label_place
            when 'tools' then tools
            when 'teams' then teams
            when 'active' then active_tools
            when 'half' then half_finished_tools
            when 'users' then users
        end * if($is_descending::boolean, -1, 1) as number,
        place,
    from marts.clusters
    where
        (
            $scope::varchar[] is null and $team::varchar is null
            and $platform::varchar is null
            or cluster_id in (
                select cluster_id
                from marts.cluster_tools
                where
                    (
                        $scope is not null or $team is not null
                        or $platform is not null
                    )
                    and ($scope is null or list_contains($scope::varchar[], team_id))
                    and ($team is null or team_id = $team)
                    and (
                        $platform is null or coalesce(platform, 'not said') = $platform
                    )
            )
        )
        and (
            $q::varchar is null
            or contains(lower(concat_ws(' ', label, shared_words)), lower($q))
        )
),
paged as (
    select *, (select count(*) from found)::int as total_rows
    from found
    order by number nulls last, place
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
from paged
join marts.clusters on clusters.place = paged.place
order by number nulls last, paged.place
