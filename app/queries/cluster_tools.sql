-- The tools of one group, the kept one first, then those with most users, each with its
-- similarity to the kept one: 1 for the same words, null below the threshold.
select
    tool_id,
    tool_name,
    team_id,
    team_name,
    platform,
    data_class,
    is_kept,
    activity,
    users_90_days,
    users_90_days_unknown,
    is_half_finished,
    is_half_finished_unknown,
    why,
    created_on,
    similarity,
    count(*) over ()::int                        as total_rows,
from marts.cluster_tools
where
    cluster_id = $cluster::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
order by is_kept desc, users_90_days desc nulls last, lower(tool_name), tool_id
limit $limit::int offset $offset::int
