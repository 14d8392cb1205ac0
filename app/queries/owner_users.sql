-- Distinct people who used the tools behind each number within the window to the last
-- report day of the month that $to lies in, and of how many of those tools no log
-- tells. Users of several tools are counted once on the newest day alone.
with asked as (
    select day, is_latest
    from marts.days
    where month = date_trunc('month', $to::date)
    order by day desc
    limit 1
),
newest as (
    select tool_days.*
    from marts.tool_days
    join asked on asked.day = tool_days.day
    where
        ($team::varchar is null or coalesce(tool_days.team_id, 'unassigned') = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tool_days.team_id)
        )
),
tools as (
    select 'orphaned_tools' as metric, tool_id, users_90_days
    from newest
    where is_orphaned
    union all
    select 'owner_is_builder', tool_id, users_90_days
    from newest
    where is_owner_builder and is_depended_on
    union all
    select 'not_matched_owners', tool_id, users_90_days
    from newest
    where owner_state = 'not matched'
),
counted as (
    select
        metric,
        count(distinct tools.tool_id)            as tools,
        count(distinct tools.tool_id) filter (users_90_days is null) as tools_untold,
        count(distinct person_id)                as users,
    from tools
    left join marts.tool_users on tool_users.tool_id = tools.tool_id
    group by metric
)
select
    metric,
    case
        when tools_untold = tools then 'no usage log covers these tools'
        when not is_latest then 'counted for the newest day only'
    end                                          as users_unknown,
    if(users_unknown is null, users, null)::int  as users,
    tools::int                                   as tools,
    tools_untold::int                            as tools_untold,
from counted
cross join asked
order by metric
