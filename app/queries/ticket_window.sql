-- scope: everyone
-- One row, or none without tickets: the days between which the export tells of
-- openings.
select
    window_from,
    window_to,
    (select min(day) from marts.ticket_days)     as first_day,
    window_from - 1                              as before_to,
    window_to + 1                                as after_from,
    data_through,
    is_truncated,
    explanation,
from marts.ticket_window
