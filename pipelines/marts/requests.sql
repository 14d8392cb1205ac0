-- One row per ticket opened until the day the data goes through, as that day sees it:
-- how many days it has been open, and whether it is done. Its class is that of the
-- program's rules. Openings outside the export's window (marts.ticket_window) are no
-- sample of what was asked for: before it only those are listed that were still open.
select
    tickets.ticket_id,
    team_id,
    class,
    is_eligible,
    opened_on,
    if(done_on <= data_through, done_on, null)   as done_on,
    least(coalesce(done_on, data_through), data_through) - opened_on as days,
    coalesce(done_on <= data_through, false)     as is_done,
    opened_on between window_from and window_to  as is_inside_window,
from marts.tickets
join marts.ticket_classes on ticket_classes.ticket_id = tickets.ticket_id
cross join marts.ticket_window
where opened_on <= data_through
