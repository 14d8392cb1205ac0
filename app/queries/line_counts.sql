-- One row: how many tools of the latest day stand where beside the program's line. Of
-- those that others depend on, the ones that are not ready for them, or have nobody on
-- call or no support contact, are counted apart.
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
from counted
cross join supported
