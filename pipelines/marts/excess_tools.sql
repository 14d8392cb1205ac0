-- One row per tool of the latest day that its cluster could do without: all but the kept one.
-- Kept is the tool with the most known users; of equals the active one, then the oldest.
with ranked as (
    select
        overlap_clusters.tool_id,
        cluster_id,
        newest.team_id,
        newest.platform,
        is_active,
        newest.day,
        row_number() over best_first             as place,
        first_value(tools.tool_id) over best_first as kept_tool_id,
    from marts.overlap_clusters
    join marts.tools on tools.tool_id = overlap_clusters.tool_id
    join marts.newest_tool_days as newest
        on newest.tool_id = overlap_clusters.tool_id
    window best_first as (
        partition by cluster_id
        order by
            coalesce(users_90_days, 0) desc,
            is_active desc,
            coalesce(created_on, listed_from) nulls last,
            tools.tool_id
    )
)
select
    tool_id,
    cluster_id,
    kept_tool_id,
    team_id,
    platform,
    is_active,
    day,
from ranked
where place > 1
