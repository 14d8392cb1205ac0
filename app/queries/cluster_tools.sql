-- The tools of one group, the kept one first, then those with most users, each with its
-- similarity to the kept one: 1 for the same words, null below the threshold.
with kept as (
    select cluster_id, kept_tool_id, same_as
    from marts.clusters
    join marts.overlap_tools on tool_id = kept_tool_id
    where cluster_id = $cluster::varchar
)
select
    mates.tool_id,
    tool_name,
    tools.team_id,
    team_name,
    tools.platform,
    data_class,
    mates.tool_id = kept_tool_id                 as is_kept,
    tool_days.activity,
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
    count(*) over ()::int                        as total_rows,
from kept
join marts.overlap_clusters as mates on mates.cluster_id = kept.cluster_id
join marts.overlap_tools as texts on texts.tool_id = mates.tool_id
join marts.tools on tools.tool_id = mates.tool_id
join marts.tool_days
    on tool_days.tool_id = mates.tool_id
    and tool_days.day = (select max(day) from marts.days)
left join marts.half_finished
    on half_finished.tool_id = mates.tool_id and half_finished.day = tool_days.day
left join marts.teams on teams.team_id = tools.team_id
left join marts.overlap_pairs as pairs
    on pairs.tool_id = least(texts.same_as, kept.same_as)
    and pairs.other_tool_id = greatest(texts.same_as, kept.same_as)
where $scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id)
order by is_kept desc, users_90_days desc nulls last, lower(tool_name), mates.tool_id
limit $limit::int offset $offset::int
