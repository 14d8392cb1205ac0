-- Distinct people who used the tools behind each number within the window to the report
-- day of the month that $to lies in, and of how many of those tools no log tells. Users
-- of several tools are counted once on the newest day alone.
with counted as (
    select
        day,
        concern,
        count(*)                                 as tools,
        count(*) filter (users_90_days is null)  as tools_untold,
    from marts.tool_list
    where
        day between date_trunc('month', $to::date)::date and last_day($to::date)
        and concern <= 3
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by day, concern
),
newest as (
    select concern, count(distinct person)       as users
    from marts.concern_users
    where
        day between date_trunc('month', $to::date)::date and last_day($to::date)
        and ($team is null or team_id = $team)
        and ($platform is null or coalesce(platform, 'not said') = $platform)
        and ($scope is null or list_contains($scope::varchar[], team_id))
    group by concern
)
select
    case counted.concern
        when 1 then 'orphaned_tools'
        when 2 then 'owner_is_builder'
        when 3 then 'not_matched_owners'
    end                                          as metric,
    case
        when tools_untold = tools then 'no usage log covers these tools'
        when not is_latest then 'counted for the newest day only'
    end                                          as users_unknown,
    if(users_unknown is null, coalesce(users, 0), null)::int as users,
    tools::int                                   as tools,
    tools_untold::int                            as tools_untold,
from counted
join marts.days on days.day = counted.day
left join newest on newest.concern = counted.concern
order by metric
