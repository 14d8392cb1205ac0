-- One row per tool, role, key that the registry names for it and span of days in which it
-- did so. `from_day` is the first export that says so, `to_day` (exclusive) null while it
-- stands. Whether the person can act, and why not, is as of the latest day; both copies of a
-- tool name its people, those of the production copy first (`place` 1 is the first named).
with named as (
    select
        tool_id,
        role,
        unnest(keys)                             as person_key,
        generate_subscripts(keys, 1) + if(is_canonical, 0, 1000) as place,
        valid_from,
        valid_to,
        load_id,
        line,
    from (
        select
            tools.*,
            tool_id,
            is_canonical,
            unnest(['builder', 'owner', 'backup', 'reviewer', 'on_call']) as role,
            unnest([builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys]) as keys,
        from staging.tools
        join marts.tool_keys
            on tool_keys.series = tools.series and tool_keys.native_id = tools.native_id
    )
    where valid_to is null or valid_from < valid_to
),
touching as (
    select
        *,
        coalesce(valid_from > max(coalesce(valid_to, 'infinity'::date)) over (
            partition by tool_id, role, person_key
            order by valid_from, place, load_id, line
            rows between unbounded preceding and 1 preceding
        ), true)                                 as is_start,
    from named
),
spans as (
    select
        *,
        count_if(is_start) over (
            partition by tool_id, role, person_key
            order by valid_from, place, load_id, line
        )                                        as span,
    from touching
),
roles as (
    select
        tool_id,
        role,
        person_key,
        arg_min(place, (-epoch(valid_from), place)) as place,
        min(valid_from)                          as from_day,
        if(bool_or(valid_to is null), null, max(valid_to)) as to_day,
        arg_max(load_id, (valid_from, -place))   as load_id,
        arg_max(line, (valid_from, -place))      as line,
    from spans
    group by tool_id, role, person_key, span
),
latest as (
    select
        coalesce(as_of, max(data_through))       as day,
        (select min(valid_from) from marts.person_rows) as first_people_day,
    from lake.program
    left join lake.entities on entity in ('tools', 'people')
    group by as_of
),
lost as (
    select
        person_id,
        arg_min(inability, list_position(['left', 'disabled', 'robot', 'guest'], inability))
                                                 as inability,
    from marts.inabilities
    cross join latest
    where (from_day is null or from_day <= day) and (to_day is null or to_day > day)
    group by person_id
),
judged as (
    select
        roles.*,
        person_keys.person_id,
        team_keys.team_id,
        case
            when lost.inability is not null then lost.inability
            when person_keys.person_id is not null then null
            when team_keys.team_id is not null and able > 0 then null
            when team_keys.team_id is not null and people > 0 then 'team empty'
            when robots.person_key is not null and team_keys.team_id is null then 'robot'
            when first_people_day is null then 'no people export is loaded'
            else 'not matched'
        end                                      as inability,
    from roles
    cross join latest
    left join marts.person_keys on person_keys.person_key = roles.person_key
    left join lake.robots on robots.person_key = roles.person_key
    left join marts.team_keys on team_keys.person_key = roles.person_key
    left join lost on lost.person_id = person_keys.person_id
    left join marts.team_days
        on team_days.team_id = team_keys.team_id and team_days.day = latest.day
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
