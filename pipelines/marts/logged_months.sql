-- One row per month from the first event to the last day of the logs, with the last
-- day of it that they reach. The twins tell of months that the logs hardly cover, since
-- nobody seen then is not nobody: where a log that tells of authoring is silent on more
-- than a quarter of the `builder.days` to that day (`log_unknown`), and one that tells
-- of use on more than a quarter of the 28 days (`use_unknown`) or of the last 7
-- (`week_unknown`).
with bounds as (
    select
        (select min(day) from marts.log_days)    as first_day,
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
asked as (
    select month, day, 'log' as question, 'author' as tells, builder_days as days
    from months
    union all
    select month, day, 'use', 'use', 28 from months
    union all
    select month, day, 'week', 'use', 7 from months
),
told as (
    select
        asked.month,
        asked.question,
        logs.series,
        count(told_days.day)                     as told,
    from asked
    join (select distinct tells, series from marts.told_days) as logs
        on logs.tells = asked.tells
    left join marts.told_days
        on told_days.tells = logs.tells
        and told_days.series = logs.series
        and told_days.day <= asked.day
        and told_days.day > asked.day - asked.days
    group by all
),
judged as (
    select
        asked.month,
        asked.question,
        case
            when count(series) = 0 and tells = 'author'
                then 'no usage log tells of creating, editing or publishing'
            when count(series) = 0 then 'no usage log tells of use'
            when min(told) * 4 >= any_value(days) * 3 then null
            when max(told) * 4 < any_value(days) * 3
                then format(
                    'the usage logs tell of {} of the {} days to {}',
                    max(told), any_value(days), any_value(day)::varchar
                )
            else format(
                'one of the {} usage logs tells of only {} of the {} days to {}',
                count(series), min(told), any_value(days), any_value(day)::varchar
            )
        end                                      as reason,
    from asked
    left join told on told.month = asked.month and told.question = asked.question
    group by asked.month, asked.question, asked.tells
)
select
    months.month,
    any_value(reason) filter (question = 'log')  as log_unknown,
    any_value(reason) filter (question = 'use')  as use_unknown,
    any_value(reason) filter (question = 'week') as week_unknown,
    is_complete,
    day,
from months
join judged on judged.month = months.month
group by months.month, is_complete, day
