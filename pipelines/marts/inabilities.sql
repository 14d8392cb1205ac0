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
            when user_type = 'guest' then 'guest'
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
absent as (
    select
        person_id,
        'left'                                   as inability,
        max(absent_from)                         as from_day,
        max(valid_to)                            as to_day,
    from (
        select *, count(distinct series) over (partition by person_id) as series_known
        from marts.person_rows
    )
    where absent_from is not null and (series_known = 1 or valid_to is null)
    group by person_id, series_known, if(series_known = 1, turn, null)
    having count(distinct series) = series_known
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
