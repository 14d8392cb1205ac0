-- One row: what a group of tools that do the same holds on average on the latest day,
-- and what the groups hold of which every tool is half-finished.
with unfinished as (
    select
        count(*)                                 as tools,
        count(distinct team_id)                  as teams,
    from marts.clusters
    join marts.cluster_tools on cluster_tools.cluster_id = clusters.cluster_id
    where half_finished_tools = tools
),
summed as (
    select
        count(*)                                 as groups,
        coalesce(sum(tools), 0)                  as tools,
        avg(teams)                               as teams_per_group,
        avg(tools - 1)                           as excess_per_group,
        avg(half_finished_tools)                 as half_finished_per_group,
        count(*) filter (teams > 1)              as groups_of_several_teams,
        count(*) filter (half_finished_tools = tools) as unfinished_groups,
    from marts.clusters
)
select
    groups::int                                  as groups,
    summed.tools::int                            as tools,
    teams_per_group,
    excess_per_group,
    half_finished_per_group,
    groups_of_several_teams::int                 as groups_of_several_teams,
    unfinished_groups::int                       as unfinished_groups,
    unfinished.tools::int                        as unfinished_tools,
    unfinished.teams::int                        as unfinished_teams,
from summed
cross join unfinished
