-- One row per calendar day from the first opened ticket to the day the data goes
-- through.
select
    day,
    opened,
    done,
    open_tickets,
    day not between window_from and window_to    as is_outside_window,
from marts.ticket_counts
cross join marts.ticket_window
