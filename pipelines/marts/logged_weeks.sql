-- One row per ISO week (by its Monday) from the first event to the last day of the logs,
-- with the last day of it that they reach. `use_unknown` tells of a week in which a log
-- that tells of use is silent on more than a quarter of its days.
with bounds as (
    select
        (select min(day) from marts.log_days)    as first_day,
        least(as_of, data_through)               as last_day,
    from lake.program
    cross join lake.entities
    where entity = 'events'
),
weeks as (
    select
        week,
        least(week + 6, last_day)                as day,
        week + 6 <= last_day                     as is_complete,
    from (
        select
            unnest(range(
                date_trunc('week', first_day), last_day + 1, interval 7 day
            ))::date                             as week,
            last_day,
        from bounds
    )
),
told as (
    select week, logs.series, count(told_days.day) as told
    from weeks
    cross join (select distinct series from marts.told_days where tells = 'use') as logs
    left join marts.told_days
        on tells = 'use'
        and told_days.series = logs.series
        and told_days.day between week and weeks.day
    group by all
)
select
    weeks.week,
    day,
    is_complete,
    case
        when count(series) = 0 then 'no usage log tells of use'
        when min(told) * 4 >= (day - weeks.week + 1) * 3 then null
        when count(series) = 1
            then format(
                'the usage log tells of {} of the {} days to {}',
                min(told), day - weeks.week + 1, day::varchar
            )
        else format(
            'one of the {} usage logs tells of only {} of the {} days to {}',
            count(series), min(told), day - weeks.week + 1, day::varchar
        )
    end                                          as use_unknown,
from weeks
left join told on told.week = weeks.week
group by weeks.week, day, is_complete
