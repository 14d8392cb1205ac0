-- One row per matter, tool and source: what the exports of that source alone say on the
-- latest report day, with the export and line that say it. Of whether a tool's owner can
-- act (matter `owners`), each series of people exports: `able` where it says so of one
-- of the owners, else what it says of the first; tools whose owners are no people of a
-- people export are left out, since a team or nobody is no matter of one source. Of
-- whether a tool is listed (matter `tools`), each series of registry exports that ever
-- listed it.
-- index: tool_id
with latest as (select day from marts.days where is_latest),
named as (
    select tool_id, person_id, min(place) as place
    from marts.tool_roles
    join latest on from_day <= day and (to_day is null or day < to_day)
    semi join marts.listed_days
        on listed_days.day = latest.day and listed_days.tool_id = tool_roles.tool_id
    where role = 'owner' and person_id is not null
    group by tool_id, person_id
),
robots as (
    select distinct person_id
    from marts.person_keys
    join lake.robots on robots.person_key = person_keys.person_key
),
told as (
    select
        person_rows.person_id,
        series,
        case
            when ended_on <= day then 'left'
            when absent_from <= day then 'missing'
            when not is_enabled then 'disabled'
            when robots.person_id is not null then 'robot'
            when person_type <> 'person' then person_type
            else 'able'
        end                                      as says,
        case says
            when 'left' then ended_on
            when 'missing' then absent_from
        end                                      as since,
        load_id,
        line,
    from marts.person_rows
    cross join latest
    left join robots on robots.person_id = person_rows.person_id
    where valid_from <= day and (valid_to is null or valid_to > day)
),
owners as (
    select
        'owners'                                 as matter,
        series,
        tool_id,
        arg_min(
            {says: says, since: since, load_id: load_id, line: line},
            (says <> 'able', place)
        )                                        as claim,
    from named
    join told on told.person_id = named.person_id
    group by series, tool_id
),
listed as (
    select
        'tools'                                  as matter,
        series,
        tool_id,
        arg_max(
            {
                says: case
                    when valid_to <= day then 'gone'
                    when is_retired then 'retired'
                    else 'listed'
                end,
                since: case
                    when valid_to <= day then valid_to
                    when is_retired then retired_on
                    else valid_from
                end,
                load_id: load_id,
                line: line
            },
            (coalesce(valid_to > day, true), not coalesce(is_retired, false), is_canonical, turn)
        )                                        as claim,
    from marts.listings
    cross join latest
    where valid_from <= day and is_newest
    group by series, tool_id
)
select matter, series, tool_id, unnest(claim)
from (
    from owners
    union all
    from listed
)
