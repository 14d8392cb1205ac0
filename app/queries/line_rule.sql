-- One row: the program's line, the windows of days that are kept, and how many tools of
-- the latest day stand where. Tools that others depend on and that are not ready for
-- them, or have nobody on call or no support contact, are counted apart.
with counted as (
    select
        count(*)::int                            as tools,
        count_if(is_depended_on)::int            as over_line,
        count_if(is_depended_on is null)::int    as untold_tools,
        count_if(is_depended_on and not is_ready)::int as not_ready,
        max(day)                                 as day,
    from marts.newest_tool_days
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
),
supported as (
    select
        count_if(not has_on_call)::int           as without_on_call,
        count_if(not has_support_contact)::int   as without_support,
    from marts.line_crossings
    where
        is_depended_on
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
)
select
    counted.* exclude (day),
    supported.*,
    day,
    line_users,
    line_days,
    line_teams,
    line_data_classes,
    line_revenue,
    line_schedule,
    list_sort(list_distinct([30, 60, 90, 180, 365, line_days])) as windows,
    (select min(day) from marts.covered_days)    as logged_from,
from counted
cross join supported
cross join lake.program
