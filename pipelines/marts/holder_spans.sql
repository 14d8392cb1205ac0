-- One row per tool, role, key that it names as owner or backup, and span of days in
-- which it did so and one thing was true of them: `state` is able, a cause, O12 for whom
-- no people export knows, or unknown before the first one. As marts.owner_days says it
-- of the report days, for every day. `is_named` where the span begins with the naming.
-- `to_day` is exclusive, and `infinity` while it lasts.
with first_people as (
    select coalesce(min(valid_from), 'infinity'::date) as first_day from marts.person_rows
),
named as (
    select
        tool_id,
        role,
        tool_roles.person_key,
        person_id,
        team_id,
        from_day,
        coalesce(to_day, 'infinity'::date)       as to_day,
        team_id is null
            and coalesce(robots.person_key, guests.person_key) is not null as is_other,
    from marts.tool_roles
    left join lake.robots on robots.person_key = tool_roles.person_key
    left join lake.guests on guests.person_key = tool_roles.person_key
    where role in ('owner', 'backup')
),
people as (
    select
        tool_id,
        role,
        person_key,
        case
            when inability = 'left' then 'O2'
            when inability = 'disabled' then 'O3'
            when inability is not null then 'O7'
            else 'able'
        end                                      as state,
        greatest(named.from_day, ability_spans.from_day, first_day) as since,
        least(named.to_day, ability_spans.to_day) as until,
    from named
    cross join first_people
    join marts.ability_spans on ability_spans.person_id = named.person_id
    where since < until
),
-- A team is itself until the first day on which it was merged into another.
heirs as (
    select team_id, team_id as heir_id, '-infinity'::date as from_day
    from (select distinct team_id from named where team_id is not null)
    union all
    select team_id, heir_id, from_day from marts.team_heirs
),
heirs_until as (
    select
        *,
        coalesce(
            lead(from_day) over (partition by team_id order by from_day),
            'infinity'::date
        )                                        as to_day,
    from heirs
),
teams as (
    select
        tool_id,
        role,
        person_key,
        case
            when able >= if(role = 'backup', 2, 1) then 'able'
            when able = 0 then 'O8'
            else 'O12'
        end                                      as state,
        greatest(named.from_day, heirs_until.from_day, team_ability_spans.from_day)
                                                 as since,
        least(named.to_day, heirs_until.to_day, team_ability_spans.to_day) as until,
    from named
    join heirs_until on heirs_until.team_id = named.team_id
    join marts.team_ability_spans on team_ability_spans.team_id = heirs_until.heir_id
    where person_id is null and since < until
),
judged as (
    from people
    union all
    from teams
),
-- What is left before somebody was first heard of, and of those never heard of.
heard as (
    select tool_id, role, person_key, min(since) as first_day
    from judged
    group by tool_id, role, person_key
),
unheard as (
    select
        named.* exclude (to_day),
        least(to_day, coalesce(heard.first_day, 'infinity'::date)) as to_day,
    from named
    left join heard
        on heard.tool_id = named.tool_id
        and heard.role = named.role
        and heard.person_key = named.person_key
),
spans as (
    from judged
    union all
    select
        tool_id,
        role,
        person_key,
        if(is_other, 'O7', 'unknown'),
        from_day,
        least(to_day, first_day),
    from unheard
    cross join first_people
    where from_day < least(to_day, first_day)
    union all
    select
        tool_id,
        role,
        person_key,
        if(is_other, 'O7', 'O12'),
        greatest(from_day, first_day),
        to_day,
    from unheard
    cross join first_people
    where greatest(from_day, first_day) < to_day
)
select
    spans.tool_id,
    spans.role,
    spans.person_key,
    state,
    since                                        as from_day,
    until                                        as to_day,
    named.person_key is not null                 as is_named,
from spans
left join named
    on named.tool_id = spans.tool_id
    and named.role = spans.role
    and named.person_key = spans.person_key
    and named.from_day = since
