-- One row per tool in a group of tools that do the same, on the latest day, with how
-- like the kept tool of its group it is: 1 for the same words, null below the threshold.
-- Pairs are told of the first tool of each text, `same_as`.
-- index: cluster_id, tool_id
with kept as (
    select clusters.cluster_id, kept_tool_id, same_as
    from marts.clusters
    join marts.overlap_tools on tool_id = kept_tool_id
)
select
    mates.cluster_id,
    mates.tool_id,
    tool_name,
    tools.team_id,
    team_name,
    tools.platform,
    data_class,
    label,
    texts.same_as,
    mates.tool_id = kept_tool_id                 as is_kept,
    newest.activity,
    users_90_days,
    users_90_days_unknown,
    is_half_finished,
    case
        when is_half_finished is not null then null
        else coalesce(half_finished_unknown, 'younger than 60 days')
    end                                          as is_half_finished_unknown,
    why,
    tools.created_on,
    if(texts.same_as = kept.same_as, 1, similarity)::double as similarity,
from marts.overlap_clusters as mates
join kept on kept.cluster_id = mates.cluster_id
join marts.overlap_tools as texts on texts.tool_id = mates.tool_id
join marts.tools on tools.tool_id = mates.tool_id
join marts.newest_tool_days as newest on newest.tool_id = mates.tool_id
left join marts.half_finished
    on half_finished.tool_id = mates.tool_id and half_finished.day = newest.day
left join marts.teams on teams.team_id = tools.team_id
left join marts.overlap_pairs as pairs
    on pairs.tool_id = least(texts.same_as, kept.same_as)
    and pairs.other_tool_id = greatest(texts.same_as, kept.same_as)
order by
    mates.cluster_id,
    is_kept desc,
    users_90_days desc nulls last,
    lower(tool_name),
    mates.tool_id
