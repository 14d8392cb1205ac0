-- scope: everyone
-- One row per source of the map of coverage: what it is called, how many days of it are
-- missing or capped in all its time, and, of a usage log, of what it tells.
with titles as (
    select
        series,
        entity,
        entity = 'events' or (entity = 'ticket_updates' and not is_full) as is_log,
        string_agg(distinct source_title, ', ' order by source_title) as title,
    from lake.loads
    where verdict = 'loaded'
    group by all
),
sums as (
    select
        entity,
        series,
        is_log,
        min(from_day)                            as first_day,
        max(to_day)                              as last_day,
        coalesce(sum(to_day - from_day + 1) filter (state = 'missing'), 0)::int
                                                 as missing_days,
        coalesce(sum(to_day - from_day + 1) filter (state = 'capped'), 0)::int
                                                 as capped_days,
    from marts.coverage
    group by all
),
telling as (
    select
        series,
        bool_or(tells = 'author')                as tells_of_building,
        bool_or(tells = 'use')                   as tells_of_use,
    from marts.told_days
    group by series
)
select
    sums.entity,
    sums.series,
    sums.is_log,
    title,
    first_day,
    last_day,
    missing_days,
    capped_days,
    if(sums.entity = 'events', coalesce(tells_of_building, false), null)
                                                 as tells_of_building,
    if(sums.entity = 'events', coalesce(tells_of_use, false), null) as tells_of_use,
from sums
left join titles
    on titles.series = sums.series
    and titles.entity = sums.entity
    and titles.is_log = sums.is_log
left join telling on telling.series = sums.series
order by
    sums.is_log desc,
    list_position(['events', 'ticket_updates', 'tools', 'people'], sums.entity),
    sums.series
