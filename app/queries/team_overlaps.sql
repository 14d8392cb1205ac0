-- Groups of tools that do the same in which a team that the viewer may see has a tool
-- and another team has one too, those with most other teams first, on the newest day:
-- the team's own tools, and whose the others are, as far as the viewer may see those.
-- Materialized, so that what is said of a group is looked up for those of a page alone.
with own as materialized (
    select
        cluster_id,
        tools                                    as own_tools,
        tool_names                               as own_names,
        other_tools,
        other_teams,
        place,
        count(*) over ()::int                    as total_rows, -- page
    from marts.cluster_teams
    where
        team_id = $team::varchar
        and other_teams > 0
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    order by other_teams desc, other_tools desc, place -- page
    limit $limit::int offset $offset::int -- page
),
told as (
    select
        own.*,
        clusters.* exclude (cluster_id, place),
        list_filter(
            team_list,
            lambda other: other.team_id <> $team
                and ($scope is null or list_contains($scope, other.team_id))
        )[:5]                                    as others,
    from own
    join marts.clusters on clusters.cluster_id = own.cluster_id
)
select
    cluster_id,
    label,
    shared_words,
    own_tools,
    own_names,
    other_tools,
    other_teams,
    nullif(array_to_string([other.team_name for other in others], ', '), '')
                                                 as other_names,
    len(others)::int                             as other_named,
    users,
    users_unknown,
    untold_tools,
    total_rows, -- page
from told
order by other_teams desc, other_tools desc, place -- page
