-- One row per month from the first event to the last day of the logs, with the last
-- day of it that they reach. `log_unknown` tells of a month in which no log tells
-- of more than a quarter of the `builder.days` to that day: nobody seen then is not
-- nobody.
with bounds as (
    select
        (select min(occurred_on) from staging.events) as first_day,
        least(as_of, data_through)               as last_day,
        builder_days,
    from lake.program
    cross join lake.entities
    where entity = 'events'
),
months as (
    select
        month,
        least(last_day(month), last_day)         as day,
        last_day(month) <= last_day              as is_complete,
        builder_days,
    from (
        select
            unnest(range(
                date_trunc('month', first_day), last_day + 1, interval 1 month
            ))::date                             as month,
            last_day,
            builder_days,
        from bounds
    )
),
logs as (
    select min(occurred_on) as from_day, max(occurred_on) as to_day
    from staging.events
    group by load_id
),
asked as (
    select
        month,
        unnest(range(day - builder_days + 1, day + 1, interval 1 day))::date as day,
    from months
),
told as (
    select month, count(distinct asked.day) as days
    from asked
    join logs on asked.day between from_day and to_day
    group by month
)
select
    months.month,
    if(coalesce(days, 0) * 4 >= builder_days * 3, null, format(
        'the usage logs tell of {} of the {} days to {}',
        coalesce(days, 0), builder_days, day::varchar
    ))                                           as log_unknown,
    is_complete,
    day,
from months
left join told on told.month = months.month
