-- One row per report day, tool and owner or backup that it names on that day: whether
-- they can act (`state` is able, a cause, or unknown before the first people export).
-- `since` is the day on which the ability to act was lost: an end date, or the first
-- export that shows it, but not before the registry named them, unless it did so from
-- the start.
with named as (
    select
        day,
        tool_id,
        role,
        place,
        tool_roles.from_day,
        person_key,
        person_id,
        coalesce(heir_id, tool_roles.team_id)    as team_id,
        coalesce(person_id, person_key)          as holder,
    from marts.tool_roles
    join marts.days
        on tool_roles.from_day <= day and (to_day is null or day < to_day)
    asof left join marts.team_heirs
        on team_heirs.team_id = tool_roles.team_id and team_heirs.from_day <= day
    where role in ('owner', 'backup')
),
first_people as (select min(valid_from) as first_day from marts.person_rows),
builders as (
    select distinct tool_id, coalesce(person_id, person_key) as holder
    from marts.tool_roles
    where role = 'builder'
)
select
    named.day,
    named.tool_id,
    role,
    place,
    named.person_key,
    named.person_id,
    named.team_id,
    named.from_day,
    case
        when named.person_id is not null and first_day <= named.day then
            case inability
                when 'left' then 'O2'
                when 'disabled' then 'O3'
                when 'robot' then 'O7'
                when 'group' then 'O7'
                when 'guest' then 'O7'
                else 'able'
            end
        when team_days.able >= if(role = 'backup', 2, 1) then 'able'
        when team_days.able = 0 then 'O8'
        when coalesce(robots.person_key, guests.person_key) is not null
            and named.team_id is null then 'O7'
        when first_day <= named.day then 'O12'
        else 'unknown'
    end                                          as state,
    builders.holder is not null                  as is_builder,
    greatest(
        coalesce(unable_days.since, team_days.empty_since),
        if(state <> 'O7' and from_day = tools.listed_from, null, from_day)
    )                                            as since,
from named
cross join first_people
join marts.tools on tools.tool_id = named.tool_id
left join marts.unable_days
    on unable_days.day = named.day and unable_days.person_id = named.person_id
left join marts.team_days
    on team_days.day = named.day and team_days.team_id = named.team_id
left join lake.robots on robots.person_key = named.person_key
left join lake.guests on guests.person_key = named.person_key
left join builders
    on builders.tool_id = named.tool_id and builders.holder = named.holder
