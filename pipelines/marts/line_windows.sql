-- One row per window of days and tool that is listed and not retired on the latest day:
-- how many people other than its builders used it in the window, and of how many teams;
-- the line can be drawn elsewhere before `program.yaml` is changed. The windows are 30,
-- 60, 90, 180 and 365 days and the program's own. `is_told` says that the registry's
-- word alone puts it over the line.
with windows as (
    select unnest(list_distinct([30, 60, 90, 180, 365, line_days]))::int as days
    from lake.program
),
spans as (
    select tool_id, person_id, (to_day - line_days)::date as last_day, day
    from marts.user_spans
    cross join marts.registry_day
    cross join lake.program
    where from_day <= day
),
-- A span tells its last use, not the last one before the latest day where it goes on
-- past that: only there the uses themselves are asked.
last_uses as (
    select tool_id, person_id, max(last_day)     as last_day
    from (
        select tool_id, person_id, last_day from spans where last_day <= day
        union all
        select tool_id, person_id, least(last_day, day)
        from marts.use_spans
        semi join (from spans where last_day > day) as going_on
            using (tool_id, person_id)
        cross join marts.registry_day
        where first_day <= day
    )
    group by tool_id, person_id
),
places as (
    select person_id, arg_max(team_id, from_day) as team_id
    from marts.person_places
    cross join marts.registry_day
    where from_day <= day
    group by person_id
),
users as (
    select last_uses.*, nullif(team_id, 'unassigned') as team_id
    from last_uses
    left join places on places.person_id = last_uses.person_id
),
-- A team used a tool last when the last of its people did.
seen_last as (
    select tool_id, last_day, true               as is_person
    from users
    union all
    select tool_id, max(last_day), false
    from users
    where team_id is not null
    group by tool_id, team_id
),
last_days as (
    select
        tool_id,
        list(last_day) filter (is_person)        as of_people,
        list(last_day) filter (not is_person)    as of_teams,
    from seen_last
    group by tool_id
),
covered as (
    select platform, max(covered_days.day) as day
    from marts.covered_days
    join marts.registry_day on covered_days.day <= registry_day.day
    group by platform
),
seen as (
    select tool_id, max(seen_on)                 as seen_on
    from marts.last_activity
    join marts.days on is_latest and report_day <= day
    group by tool_id
),
told as (
    select distinct tool_id
    from marts.told_thresholds
    cross join marts.registry_day
    where from_day <= day and (to_day is null or day < to_day)
),
counts as (
    select
        days,
        newest.tool_id,
        newest.day,
        newest.team_id,
        newest.platform,
        len(list_filter(
            coalesce(of_people, []), lambda last_day: last_day > newest.day - days
        ))                                       as users,
        len(list_filter(
            coalesce(of_teams, []), lambda last_day: last_day > newest.day - days
        ))                                       as teams,
        users > 0
            or coalesce(covered.day > newest.day - days, false)
            or coalesce(seen_on > newest.day - days, false) as is_known,
        told.tool_id is not null                 as is_told,
        is_depended_on,
        is_ready,
    from marts.newest_tool_days as newest
    left join last_days on last_days.tool_id = newest.tool_id
    left join covered on covered.platform = lower(trim(newest.platform))
    left join seen on seen.tool_id = newest.tool_id
    left join told on told.tool_id = newest.tool_id
    cross join windows
)
select
    days,
    tool_id,
    team_id,
    platform,
    if(is_known, users, null)::int               as users,
    case
        when is_known then null
        when platform is null
            then 'no usage log names it, and its platform is not said'
        else format(
            'no usage log covers {} in the {} days to {}', platform, days, day::varchar
        )
    end                                          as users_unknown,
    teams::int                                   as teams,
    is_told,
    is_depended_on,
    is_ready,
from counts
order by days, tool_id
