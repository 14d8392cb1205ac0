-- One row: between which days tickets were opened as is typical, and the longest quiet
-- spell. A typical week is the week in which the median ticket was opened. A day is
-- usual when the week ahead of it brought a tenth of that; opened_to is the last such
-- day, opened_from the first day whose week behind it did.
with daily as (
    select
        day,
        opened,
        done,
        sum(opened) over (order by day rows 6 preceding) as week_behind,
        sum(opened) over (order by day rows between current row and 6 following)
                                                 as week_ahead,
    from marts.ticket_counts
),
typical as (
    select min(week_behind) as week, any_value(total)::bigint as total
    from (
        select
            week_behind,
            sum(opened) over (order by week_behind, day) as running,
            sum(opened) over ()                  as total,
        from daily
    )
    where running * 2 >= total
),
edges as (
    select
        min(day)                                 as first_day,
        max(day)                                 as last_day,
        min(day) filter (week_behind * 10 >= week) as opened_from,
        max(day) filter (week_ahead * 10 >= week) as opened_to,
        any_value(week)                          as week,
        any_value(total)                         as total,
    from daily
    cross join typical
),
quiet as (
    select coalesce(max(day - previous_day), 0) + 5 as days
    from (
        select day, lag(day) over (order by day) as previous_day
        from daily
        cross join typical
        where week_ahead * 10 >= week
    )
)
select
    first_day,
    last_day,
    opened_from,
    opened_to,
    week,
    total,
    days                                         as quiet_days,
from edges
cross join quiet
