-- One row per source (a series of exports) and run of days of one state, from its first
-- day to the newest day of all of them. Of logs, days are `covered`, `missing` (no load
-- tells of them: marts.log_spans) or `capped` (told only by a load that stopped there at
-- its limit: marts.cut_days). Of lists that say how things stand on their day, those days
-- are `covered`, or `capped` where the list stopped at its limit, and whole months
-- without one `missing`; the other days stand as the list before says.
with newest as (
    select least(max(data_through), any_value(as_of)) as last_day
    from lake.entities
    cross join lake.program
    where entity in ('events', 'ticket_updates', 'tools', 'people')
),
loads as (
    select
        *,
        entity = 'events' or (entity = 'ticket_updates' and not is_full) as is_log,
    from lake.loads
    where verdict = 'loaded'
        and entity in ('events', 'ticket_updates', 'tools', 'people')
),
spans as (
    select 'events' as entity, series, true as is_log, load_id, from_day, to_day
    from marts.log_spans
    union all
    select
        entity,
        series,
        is_log,
        load_id,
        if(is_log, window_from, snapshot_day)    as first_day,
        if(is_log, window_to, snapshot_day),
    from loads
    where entity <> 'events' and first_day is not null
),
cuts as (
    select load_id, day
    from marts.cut_days
    union all
    select load_id, if(is_log, window_to, snapshot_day)
    from loads
    where row_cap is not null and entity <> 'events'
),
days as (
    select
        entity,
        series,
        is_log,
        load_id,
        unnest(range(from_day, to_day + 1, interval 1 day))::date as day,
    from spans
),
told as (
    select
        entity,
        series,
        is_log,
        days.day,
        bool_and(cuts.load_id is not null)       as is_cut,
    from days
    left join cuts on cuts.load_id = days.load_id and cuts.day = days.day
    group by all
),
bounds as (
    select entity, series, is_log, min(day) as first_day, any_value(last_day) as last_day
    from told
    cross join newest
    group by all
),
calendar as (
    select
        entity,
        series,
        is_log,
        unnest(range(
            if(is_log, first_day, date_trunc('month', first_day)::date),
            last_day + 1,
            interval 1 day
        ))::date                                 as day,
    from bounds
),
judged as (
    select
        calendar.*,
        case
            when is_cut then 'capped'
            when told.day is not null then 'covered'
            when calendar.is_log or count(told.day) over (
                partition by
                    calendar.entity,
                    calendar.series,
                    calendar.is_log,
                    date_trunc('month', calendar.day)
            ) = 0 then 'missing'
        end                                      as state,
    from calendar
    left join told
        on told.entity = calendar.entity
        and told.series = calendar.series
        and told.is_log = calendar.is_log
        and told.day = calendar.day
),
numbered as (
    select
        *,
        day - row_number() over (
            partition by entity, series, is_log, state order by day
        )::int                                   as run,
    from judged
    where state is not null
)
select
    entity,
    series,
    is_log,
    state,
    min(day)                                     as from_day,
    max(day)                                     as to_day,
from numbered
group by entity, series, is_log, state, run
