-- The tools of a team that the viewer may see with the most users, on the report day of
-- the month $to, and of how many.
select
    tool_id,
    tool_name,
    platform,
    state                                        as owner_state,
    concern = 2                                  as is_builder_alone,
    users_90_days,
    users_90_days_unknown,
    is_active,
    count(*) over ()::int                        as total_rows,
from marts.tool_list
where
    day between $to::date and last_day($to::date)
    and team_id = $team::varchar
    and concern is not null
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
order by users_90_days desc nulls last, is_active desc, name_place
limit $limit::int
