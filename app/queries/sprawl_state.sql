-- scope: everyone
-- One row: what the rules of overlap and of half-finished are, what they leave out, and
-- what a group holds on average.
with judged as (
    select
        count(*) filter (half_finished_unknown is not null) as unjudged_tools,
        count(*)                                 as aged_tools,
        mode(half_finished_unknown)              as most_often,
    from marts.half_finished
    where day = (select max(day) from marts.days where day <= $to::date)
),
groups as (
    select
        count(*)                                 as groups,
        sum(tools)                               as tools,
        avg(teams)                               as teams_per_group,
        avg(tools - 1)                           as excess_per_group,
        avg(half_finished_tools)                 as half_finished_per_group,
        count(*) filter (teams > 1)              as groups_of_several_teams,
        count(*) filter (half_finished_tools = tools) as unfinished_groups,
    from marts.clusters
),
unfinished as (
    select
        count(*)                                 as tools,
        count(distinct team_id)                  as teams,
    from marts.clusters
    join marts.overlap_clusters
        on overlap_clusters.cluster_id = clusters.cluster_id
    join marts.tools on tools.tool_id = overlap_clusters.tool_id
    where half_finished_tools = clusters.tools
)
select
    sprawl_threshold                             as threshold,
    sprawl_minimum_characters                    as minimum_characters,
    sprawl_finished_users                        as finished_users,
    line_days,
    tools_compared,
    tools_left_out,
    if(is_computed, null, reason)                as reason,
    unjudged_tools::int                          as unjudged_tools,
    aged_tools::int                              as aged_tools,
    most_often,
    groups::int                                  as groups,
    coalesce(groups.tools, 0)::int               as tools,
    teams_per_group,
    excess_per_group,
    half_finished_per_group,
    groups_of_several_teams::int                 as groups_of_several_teams,
    unfinished_groups::int                       as unfinished_groups,
    unfinished.tools::int                        as unfinished_tools,
    unfinished.teams::int                        as unfinished_teams,
    (select max(day) from marts.days)            as day,
from lake.program
cross join judged
cross join groups
cross join unfinished
left join marts.overlap_state on true
