-- Tools that lose the last person who can act for them within 90 days of the newest
-- day, the first to do so first, one row for each person who is the last of a tool. The
-- day and the person are for viewers who may see names; to others it says within how
-- many days. Counts are of different tools, up to 30, 60 and 90 days.
with found as materialized (
    select
        ahead.tool_id,
        newest.team_id,
        ahead.day,
        name,
        ends_on,
        within_days,
        users_90_days,
        users_90_days_unknown,
        coalesce(is_depended_on, false)          as is_depended_on,
    from marts.leaver_ahead as ahead
    join marts.newest_tool_days as newest on newest.tool_id = ahead.tool_id
    left join names.persons on persons.person_id = ahead.person_id
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], newest.team_id))
        and ($team::varchar is null or newest.team_id = $team)
        and (
            $platform::varchar is null
            or coalesce(newest.platform, 'not said') = $platform
        )
)
select
    found.tool_id,
    tool_name,
    found.team_id,
    team_name,
    day,
    name                                         as person,
    if(name is null, null, ends_on)              as ends_on,
    within_days,
    users_90_days,
    users_90_days_unknown,
    is_depended_on,
    in_30_days::int                              as in_30_days, -- page
    in_60_days::int                              as in_60_days, -- page
    in_90_days::int                              as in_90_days, -- page
    total_rows::int                              as total_rows, -- page
from found
join marts.tools on tools.tool_id = found.tool_id
join marts.teams on teams.team_id = found.team_id
cross join ( -- page
    select -- page
        count(distinct tool_id) filter (within_days <= 30) as in_30_days, -- page
        count(distinct tool_id) filter (within_days <= 60) as in_60_days, -- page
        count(distinct tool_id)                  as in_90_days, -- page
        count(*)                                 as total_rows, -- page
    from found -- page
) as counted -- page
order by -- page
    if(name is null, within_days, 0), -- page
    if(name is null, null, ends_on), -- page
    name, -- page
    users_90_days desc nulls last, -- page
    tool_name, -- page
    tool_id -- page
limit $limit::int offset $offset::int -- page
