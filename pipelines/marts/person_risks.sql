-- One row per report day, person and reason for which somebody who can act on a tool may
-- soon not, or cannot well: an end date within 90 days (O4, with `ends_on`), a long leave
-- (O6), no licence or rights (O11). What stands in the newest row of each people export
-- counts; `since` is the first export that shows it, of O4 not before the 90th day ahead.
-- A leave is long when from the first export that shows it to its end it has
-- `ownership.long_leave_days`.
with told as (
    select
        person_rows.*,
        coalesce(valid_to, 'infinity'::date)     as stands_to,
    from marts.person_rows
    where ended_on > valid_from or on_leave_until is not null or has_rights is not null
),
endings as (
    select
        person_id,
        ended_on,
        min(valid_from)                          as told_on,
        max(stands_to)                           as stands_to,
    from told
    where ended_on > valid_from
    group by person_id, series, ended_on
),
states as (
    select
        person_id,
        series,
        turn,
        valid_from,
        valid_to,
        on_leave_until,
        coalesce(on_leave_until > valid_from, false) as is_away,
        has_rights is false                      as lacks_rights,
    from marts.person_rows
    semi join told using (person_id, series)
),
turns as (
    select
        *,
        -- A leave that was over before this export is another one.
        is_away and coalesce(lag(on_leave_until) over row_order < valid_from, true)
                                                 as starts_leave,
        lacks_rights and not coalesce(lag(lacks_rights) over row_order, false)
                                                 as starts_lack,
    from states
    window row_order as (partition by person_id, series order by turn)
),
runs as (
    select
        *,
        count_if(starts_leave) over row_order    as leave,
        count_if(starts_lack) over row_order     as lack,
    from turns
    window row_order as (partition by person_id, series order by turn)
),
away as (
    select
        *,
        min(valid_from) over (partition by person_id, series, leave) as away_from,
    from runs
    where is_away
),
lacking as (
    select
        *,
        min(valid_from) over (partition by person_id, series, lack) as lacking_from,
    from runs
    where lacks_rights
),
risks as (
    select
        day,
        person_id,
        'O4'                                     as cause,
        greatest(told_on, ended_on - 90)         as since,
        ended_on                                 as ends_on,
    from endings
    join marts.days
        on told_on <= day and day < stands_to and day < ended_on and ended_on <= day + 90
    union all
    select day, person_id, 'O6', away_from, null
    from away
    cross join lake.program
    join marts.days
        on valid_from <= day
        and (valid_to is null or day < valid_to)
        and day < on_leave_until
    where on_leave_until - away_from >= long_leave_days
    union all
    select day, person_id, 'O11', lacking_from, null
    from lacking
    join marts.days
        on valid_from <= day and (valid_to is null or day < valid_to)
)
select day, person_id, cause, min(since) as since, min(ends_on) as ends_on
from risks
group by day, person_id, cause
