-- One row per report day and tool that names an owner or a backup by then: what can be said
-- of them on that day.
-- `cause` is the first by severity among the owners, `since` the day on which the last of the
-- people named lost the ability to act: an end date, or the first export that shows it, but
-- not before the registry named them, unless it did so from its first export on.
with named as (
    select
        day,
        tool_id,
        role,
        place,
        from_day,
        person_key,
        person_id,
        team_id,
        coalesce(person_id, person_key)          as holder,
    from marts.tool_roles
    join marts.days on from_day <= day and (to_day is null or day < to_day)
    where role in ('owner', 'backup')
),
lost as (
    select
        day,
        person_id,
        min(list_position(['O1', 'O2', 'O3', 'O7'], case inability
            when 'left' then 'O2'
            when 'disabled' then 'O3'
            else 'O7'
        end))                                    as severity,
        min(from_day)                            as since,
    from marts.inabilities
    join marts.days
        on (from_day is null or from_day <= day) and (to_day is null or to_day > day)
    group by day, person_id
),
first_people as (select min(valid_from) as day from marts.person_rows),
builders as (
    select distinct tool_id, coalesce(person_id, person_key) as holder
    from marts.tool_roles
    where role = 'builder'
),
judged as (
    select
        named.*,
        case
            when named.person_id is not null and first_people.day <= named.day
                then coalesce(['O1', 'O2', 'O3', 'O7'][severity], 'able')
            when team_days.able >= if(role = 'backup', 2, 1) then 'able'
            when team_days.able = 0 then 'O8'
            when robots.person_key is not null and named.team_id is null then 'O7'
            when first_people.day <= named.day then 'O12'
            else 'unknown'
        end                                      as state,
        greatest(
            coalesce(lost.since, team_days.empty_since),
            if(state <> 'O7' and from_day = tools.listed_from, null, from_day)
        )                                        as since,
        builders.holder is not null              as is_builder,
    from named
    cross join first_people
    join marts.tools on tools.tool_id = named.tool_id
    left join lost on lost.day = named.day and lost.person_id = named.person_id
    left join marts.team_days
        on team_days.day = named.day and team_days.team_id = named.team_id
    left join lake.robots on robots.person_key = named.person_key
    left join builders
        on builders.tool_id = named.tool_id and builders.holder = named.holder
)
select
    day,
    tool_id,
    count_if(role = 'owner')                     as owners,
    count_if(role = 'owner' and state = 'able')  as able_owners,
    count_if(role = 'backup' and state = 'able') as able_backups,
    count_if(role = 'owner' and state = 'able' and not is_builder) as able_others,
    bool_or(state = 'unknown')                   as is_unknown,
    bool_or(role = 'owner' and state = 'O12')    as is_unmatched,
    arg_min(state, place) filter (role = 'owner') = 'able' as is_first_able,
    min(state) filter (role = 'owner' and state not in ('able', 'unknown', 'O12')) as cause,
    max(since) filter (state not in ('able', 'unknown', 'O12')) as since,
from judged
group by day, tool_id
