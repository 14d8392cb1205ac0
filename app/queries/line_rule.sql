-- One row: the program's line, the windows of days that are kept, and how many tools of
-- the latest day stand where. Tools that others depend on and that are not ready for
-- them, or have nobody on call or no support contact, are counted apart.
with counted as (
    select
        count(*)::int                            as tools,
        count_if(newest.is_depended_on)::int     as over_line,
        count_if(newest.is_depended_on is null)::int as untold_tools,
        count_if(newest.is_depended_on and not newest.is_ready)::int as not_ready,
        count_if(newest.is_depended_on and not has_on_call)::int as without_on_call,
        count_if(newest.is_depended_on and not has_support_contact)::int
                                                 as without_support,
        max(newest.day)                          as day,
    from marts.newest_tool_days as newest
    left join marts.line_crossings on line_crossings.tool_id = newest.tool_id
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], newest.team_id))
        and ($team::varchar is null or newest.team_id = $team)
        and (
            $platform::varchar is null
            or coalesce(newest.platform, 'not said') = $platform
        )
)
select
    counted.*,
    line_users,
    line_days,
    line_teams,
    line_data_classes,
    line_revenue,
    line_schedule,
    list_sort(list_distinct([30, 60, 90, 180, 365, line_days])) as windows,
    (select min(day) from marts.covered_days)    as logged_from,
from counted
cross join lake.program
