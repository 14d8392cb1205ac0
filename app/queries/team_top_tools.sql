-- The tools of a team that the viewer may see with the most users, on the last report
-- day of the month $to, and of how many.
select
    tool_days.tool_id,
    tool_name,
    tool_days.platform,
    owner_state,
    coalesce(is_owner_builder and is_depended_on, false) as is_builder_alone,
    users_90_days,
    users_90_days_unknown,
    is_active,
    count(*) over ()::int                        as total_rows,
from marts.tool_days
join marts.tools on tools.tool_id = tool_days.tool_id
where
    day = (select max(day) from marts.days where month = $to::date)
    and tool_days.team_id = $team::varchar
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], tool_days.team_id)
    )
order by users_90_days desc nulls last, is_active desc, lower(tool_name), tool_id
limit $limit::int
