-- One row per person, reason and span of days in which the person cannot act on a tool.
-- `from_day` is the day it became true: the end date of the people export, or the first
-- export that says or shows it. `to_day` is exclusive, null while it lasts. A person of
-- several series is absent only when absent from all of them.
with states as (
    select
        person_id,
        series,
        turn,
        valid_from,
        valid_to,
        case
            when not is_enabled then 'disabled'
            when person_type <> 'person' then person_type
        end                                      as inability,
    from marts.person_rows
),
turns as (
    select
        *,
        coalesce(
            inability is distinct from lag(inability) over (
                partition by person_id, series order by turn
            ),
            true
        )                                        as is_change,
    from states
),
spans as (
    select
        *,
        count_if(is_change) over (
            partition by person_id, series order by turn
        )                                        as span,
    from turns
),
ended as (
    select
        person_id,
        'left'                                   as inability,
        min(ended_on)                            as from_day,
        if(bool_or(valid_to is null), null, max(valid_to)) as to_day,
    from marts.person_rows
    where ended_on is not null and (valid_to is null or ended_on < valid_to)
    group by person_id, series, ended_on
),
missing as (
    select
        person_id,
        series,
        absent_from                              as from_day,
        coalesce(valid_to, 'infinity'::date)     as to_day,
    from marts.person_rows
    where absent_from is not null
),
known as (
    select person_id, count(distinct series) as series_known
    from marts.person_rows
    group by person_id
),
absent as (
    select
        missing.person_id,
        'left'                                   as inability,
        missing.from_day,
        nullif(min(others.to_day), 'infinity'::date) as to_day,
    from missing
    join missing as others
        on others.person_id = missing.person_id
        and others.from_day <= missing.from_day
        and missing.from_day < others.to_day
    join known on known.person_id = missing.person_id
    group by missing.person_id, missing.from_day, series_known
    having count(distinct others.series) = series_known
)
select
    person_id,
    inability,
    min(valid_from)                              as from_day,
    if(bool_or(valid_to is null), null, max(valid_to)) as to_day,
from spans
where inability is not null
group by person_id, series, span, inability
union all
from ended
union all
from absent
union all
select distinct person_id, 'robot', null::date, null::date
from marts.person_keys
join lake.robots on robots.person_key = person_keys.person_key
