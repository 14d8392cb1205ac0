-- Groups of tools that do the same in which a team that the viewer may see has a tool
-- and another team has one too, those with most other teams first, on the newest day:
-- the team's own tools, and whose the others are, as far as the viewer may see those.
-- Materialized, so that nothing but the groups narrows what the indexes find.
with mine as materialized (
    select
        cluster_id,
        count(*)::int                            as own_tools,
        list(
            tool_name order by users_90_days desc nulls last, lower(tool_name)
        )                                        as own_names,
    from marts.cluster_tools
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by cluster_id
),
mates as materialized (
    select
        cluster_id,
        team_id,
        any_value(team_name)                     as team_name,
        count(*)                                 as tools,
    from marts.cluster_tools
    where cluster_id in (select cluster_id from mine) and team_id <> $team
    group by cluster_id, team_id
),
others as materialized (
    select
        cluster_id,
        count(*)::int                            as other_teams,
        sum(tools)::int                          as other_tools,
        list(
            team_name order by tools desc, lower(team_name)
        ) filter ($scope is null or list_contains($scope, team_id)) as other_names,
    from mates
    group by cluster_id
)
select
    clusters.cluster_id,
    label,
    shared_words,
    own_tools,
    array_to_string(own_names[:3], ', ')         as own_names,
    other_tools,
    other_teams,
    array_to_string(other_names[:5], ', ')       as other_names,
    least(coalesce(len(other_names), 0), 5)::int as other_named,
    users,
    users_unknown,
    untold_tools,
    (select count(*) from others)::int           as total_rows, -- page
from mine
join others on others.cluster_id = mine.cluster_id
join marts.clusters on clusters.cluster_id = mine.cluster_id
order by other_teams desc, other_tools desc, place -- page
limit $limit::int offset $offset::int -- page
