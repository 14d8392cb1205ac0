-- One row per tool that crossed the line on a day that is known, since people exports
-- tell of anybody: `owner_on` is the first day on or after the crossing on which the
-- registry names an owner who can act then and did not build it, null while it has not;
-- `days` how long that took, or how long it was watched: until the newest day, or until
-- it was retired or not listed any more (`has_ended`).
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
first_people as (select min(valid_from) as first_day from marts.person_rows),
crossed as (
    select
        line_crossings.tool_id,
        line_crossings.team_id,
        line_crossings.platform,
        crossed_on,
        least(retired_from, listed_to)           as ended_on,
        registry_day.day                         as newest_day,
    from marts.line_crossings
    join marts.tools on tools.tool_id = line_crossings.tool_id
    cross join marts.registry_day
    cross join first_people
    where not is_or_earlier and crossed_on >= first_day
),
owners as (
    select
        holder_spans.tool_id,
        coalesce(person_keys.person_id, holder_spans.person_key) as person_id,
        from_day,
        to_day,
    from marts.holder_spans
    left join marts.person_keys
        on person_keys.person_key = holder_spans.person_key
    where role = 'owner' and state = 'able'
),
others as (
    from owners
    anti join builders using (tool_id, person_id)
),
firsts as (
    select
        crossed.tool_id,
        min(greatest(from_day, crossed_on))      as owner_on,
    from crossed
    join others on others.tool_id = crossed.tool_id and to_day > crossed_on
    where greatest(from_day, crossed_on) <= coalesce(ended_on, newest_day)
    group by crossed.tool_id
)
select
    crossed.tool_id,
    team_id,
    platform,
    crossed_on,
    owner_on,
    owner_on is null and coalesce(ended_on <= newest_day, false) as has_ended,
    greatest(
        coalesce(owner_on, least(ended_on, newest_day)) - crossed_on, 0
    )::int                                       as days,
from crossed
left join firsts on firsts.tool_id = crossed.tool_id
