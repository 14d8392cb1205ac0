-- One row per month of the logs and question that they do not answer in full: of the days
-- asked for, some are missing in a log that tells of authoring (`author`: the days of
-- `builder.days`) or of use (`use`: 28, `week`: 7, `month`: the whole month), or capped
-- in it. What is counted of such days is at least that; `words` say which are missing.
with questions as (
    select month, day, 'author' as question, 'author' as tells, builder_days as days
    from marts.logged_months
    cross join lake.program
    union all
    select month, day, 'use', 'use', 28 from marts.logged_months
    union all
    select month, day, 'week', 'use', 7 from marts.logged_months
    union all
    select month, day, 'month', 'use', (day - month + 1)::int from marts.logged_months
),
asked as (
    select
        *,
        unnest(range(day - days + 1, day + 1, interval 1 day))::date as asked_day,
    from questions
),
whole as (
    select told_days.*
    from marts.told_days
    anti join marts.coverage
        on entity = 'events'
        and state = 'capped'
        and coverage.series = told_days.series
        and told_days.day between from_day and to_day
),
lacking as (
    select distinct month, asked.day, question, days, asked_day
    from asked
    join (select distinct tells, series from marts.told_days) as logs
        on logs.tells = asked.tells
    anti join whole
        on whole.tells = asked.tells
        and whole.series = logs.series
        and whole.day = asked_day
),
runs as (
    select
        month,
        day,
        question,
        days,
        min(asked_day)                           as from_day,
        max(asked_day)                           as to_day,
    from (
        select
            *,
            asked_day - row_number() over (
                partition by month, question order by asked_day
            )::int                               as run,
        from lacking
    )
    group by month, day, question, days, run
),
listed as (
    select
        month,
        day,
        question,
        days,
        sum(to_day - from_day + 1)::int          as lacking,
        count(*)                                 as spells,
        list(if(
            from_day = to_day,
            from_day::varchar,
            from_day::varchar || ' to ' || to_day::varchar
        ) order by from_day)                     as spans,
    from runs
    group by month, day, question, days
)
select
    month,
    question,
    lacking,
    format(
        'of the {} days to {} the usage logs lack {} ({}{})',
        days,
        day::varchar,
        lacking,
        array_to_string(spans[1:3], ', '),
        if(spells > 3, ', …', '')
    )                                            as words,
from listed
