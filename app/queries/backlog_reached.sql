-- scope: everyone
-- Two rows, with the program and without: by which day the open requests are at the
-- target in 50, 85 and 95 of 100 runs, or why that cannot be said, and what the
-- forecast rests on.
select
    backlog_reached.*,
    open_on + 7 * p50_weeks                      as p50_on,
    open_on + 7 * p85_weeks                      as p85_on,
    open_on + 7 * p95_weeks                      as p95_on,
    grade,
    direction,
    window_from,
from marts.backlog_reached
left join marts.effects on series = 'eligible' and scenario = 'without'
left join marts.ticket_window on true
order by scenario
