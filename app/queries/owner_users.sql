-- Distinct people who used the tools behind each number within the window to the newest
-- day, and of how many of those tools no log tells.
with newest as (
    select *
    from marts.tool_days
    where
        day = (select max(day) from marts.days)
        and ($team::varchar is null or coalesce(team_id, 'unassigned') = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
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
    if(tools_untold = tools, null, users)::int   as users,
    if(tools_untold = tools, 'no usage log covers these tools', null) as users_unknown,
    tools::int                                   as tools,
    tools_untold::int                            as tools_untold,
from counted
order by metric
