-- One row per tool, role, key that the registry names for it and span of days in which
-- it did so, with the person behind the key and whether they can act, as of the latest
-- day. `from_day` is the first export that says so, `to_day` (exclusive) null while it
-- stands.
-- index: tool_id
with judged as (
    select
        role_spans.*,
        person_keys.person_id,
        team_keys.team_id,
        case
            when person_keys.person_id is not null then unable_days.inability
            when team_days.able > 0 then null
            when team_days.able = 0 then 'team empty'
            when robots.person_key is not null and team_keys.team_id is null
                then 'robot'
            when guests.person_key is not null and team_keys.team_id is null
                then 'guest'
            when (select count(*) from marts.person_rows) = 0
                then 'no people export is loaded'
            else 'not matched'
        end                                      as inability,
    from marts.role_spans
    left join marts.days on is_latest
    left join marts.person_keys on person_keys.person_key = role_spans.person_key
    left join lake.robots on robots.person_key = role_spans.person_key
    left join lake.guests on guests.person_key = role_spans.person_key
    left join marts.team_keys on team_keys.person_key = role_spans.person_key
    left join marts.unable_days
        on unable_days.day = days.day and unable_days.person_id = person_keys.person_id
    asof left join marts.team_heirs
        on team_heirs.team_id = team_keys.team_id and team_heirs.from_day <= days.day
    left join marts.team_days
        on team_days.day = days.day
        and team_days.team_id = coalesce(heir_id, team_keys.team_id)
)
select
    tool_id,
    role,
    person_key,
    person_id,
    team_id,
    case
        when inability is null then true
        when inability <> 'no people export is loaded' then false
    end                                          as is_able,
    inability,
    place,
    from_day,
    to_day,
    load_id,
    line,
from judged
