-- One row per group of tools that do the same, on the latest day: how many tools and
-- teams it has, what is used, what was never finished, and why the one that is kept is.
-- Users are different people other than each tool's builders. `place` is that among the
-- largest, `label_place` that among the labels, `team_list` has the teams by how many of
-- its tools are theirs.
-- index: cluster_id
with people as (
    select
        cluster_id,
        count(distinct person_id) filter (not is_builder) as users,
    from marts.overlap_clusters
    join marts.tool_users on tool_users.tool_id = overlap_clusters.tool_id
    group by cluster_id
),
members as (
    select
        overlap_clusters.cluster_id,
        overlap_clusters.tool_id,
        label,
        shared_words,
        newest.team_id,
        data_class,
        is_active,
        users_90_days,
        is_half_finished,
        half_finished_unknown,
        kept_tool_id,
        coalesce(tools.created_on, listed_from)  as old_since,
    from marts.overlap_clusters
    join marts.tools on tools.tool_id = overlap_clusters.tool_id
    join marts.newest_tool_days as newest
        on newest.tool_id = overlap_clusters.tool_id
    left join marts.half_finished
        on half_finished.tool_id = overlap_clusters.tool_id
        and half_finished.day = newest.day
    left join (select distinct cluster_id, kept_tool_id from marts.excess_tools) as kept
        on kept.cluster_id = overlap_clusters.cluster_id
),
classes as (
    select
        cluster_id,
        string_agg(
            coalesce(data_class, 'not said')
                || if(tools = 1, '', format(' ({})', tools)),
            ', '
            order by tools desc, data_class
        )                                        as data_classes,
    from (select cluster_id, data_class, count(*) as tools from members group by all)
    group by cluster_id
),
parts as (
    select
        cluster_id,
        members.team_id,
        any_value(team_name)                     as team_name,
        count(*)                                 as tools,
    from members
    left join marts.teams on teams.team_id = members.team_id
    group by cluster_id, members.team_id
),
named as (
    select
        cluster_id,
        list_transform(
            list_sort(list({
                but_tools: -tools,
                spelling: lower(team_name),
                team_id: team_id,
                team_name: team_name
            })),
            lambda team: {'team_id': team.team_id, 'team_name': team.team_name}
        )                                        as team_list,
    from parts
    group by cluster_id
),
summed as (
    select
        cluster_id,
        any_value(label)                         as label,
        any_value(shared_words)                  as shared_words,
        count(*)                                 as tools,
        count(distinct team_id)                  as teams,
        count(*) filter (is_active)              as active_tools,
        count(*) filter (is_half_finished)       as half_finished_tools,
        count(*) filter (half_finished_unknown is not null) as unjudged_tools,
        count(*) filter (users_90_days is null)  as untold_tools,
        any_value(kept_tool_id)                  as kept_tool_id,
        max(coalesce(users_90_days, 0)) filter (tool_id = kept_tool_id) as kept_users,
        max(coalesce(users_90_days, 0)) filter (tool_id <> kept_tool_id) as next_users,
        bool_or(is_active) filter (tool_id <> kept_tool_id) as is_other_active,
        bool_or(is_active) filter (tool_id = kept_tool_id) as is_kept_active,
    from members
    group by cluster_id
)
select
    summed.cluster_id,
    label,
    shared_words,
    tools::int                                   as tools,
    teams::int                                   as teams,
    active_tools::int                            as active_tools,
    half_finished_tools::int                     as half_finished_tools,
    unjudged_tools::int                          as unjudged_tools,
    if(untold_tools = tools, null, coalesce(users, 0))::int as users,
    if(untold_tools = tools, 'no usage log covers its tools', null) as users_unknown,
    untold_tools::int                            as untold_tools,
    data_classes,
    team_list,
    kept_tool_id,
    case
        when kept_users > next_users then 'most users'
        when is_kept_active and not is_other_active then 'the only active one'
        else 'the oldest'
    end                                          as kept_because,
    row_number() over (
        order by tools desc, teams desc, lower(label), summed.cluster_id
    )::int                                       as place,
    dense_rank() over (order by lower(label))::int as label_place,
from summed
join named on named.cluster_id = summed.cluster_id
left join people on people.cluster_id = summed.cluster_id
left join classes on classes.cluster_id = summed.cluster_id
order by place
