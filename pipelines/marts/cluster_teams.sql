-- One row per group of tools that do the same and team that has one of them, on the
-- latest day: how many, the names of the three that most people use, and what other
-- teams have in the group. `place` is that of the group.
with parts as (
    select
        cluster_id,
        team_id,
        count(*)                                 as tools,
        list_transform(
            list_sort(list({
                is_untold: users_90_days is null,
                but_users: -users_90_days,
                spelling: lower(tool_name),
                tool_id: tool_id,
                tool_name: tool_name
            }))[:3],
            lambda tool: tool.tool_name
        )                                        as tool_names,
    from marts.cluster_tools
    group by cluster_id, team_id
)
select
    team_id,
    parts.cluster_id,
    parts.tools::int                             as tools,
    array_to_string(tool_names, ', ')            as tool_names,
    (clusters.tools - parts.tools)::int          as other_tools,
    clusters.teams - 1                           as other_teams,
    place,
from parts
join marts.clusters on clusters.cluster_id = parts.cluster_id
order by team_id, other_teams desc, other_tools desc, place
