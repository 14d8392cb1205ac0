-- One row per month of which the ticket exports tell from its first week to its end, or
-- to the day that they go through: only in such months is no escalation none.
with bounds as (
    select window_from, least(data_through, as_of) as last_day
    from marts.ticket_window
    cross join lake.program
)
select
    month,
    least(last_day(month), last_day)             as day,
    last_day(month) <= last_day                  as is_complete,
from (
    select
        unnest(range(
            date_trunc('month', window_from - 7) + interval 1 month,
            last_day + 1,
            interval 1 month
        ))::date                                 as month,
        last_day,
    from bounds
)
