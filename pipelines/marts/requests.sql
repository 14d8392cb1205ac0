-- One row per ticket opened until the day the data goes through, as that day sees it:
-- how many days it has been open, and whether it is done. Its class is the category in
-- the export. Openings outside the export's window (marts.ticket_window) are no sample
-- of what was asked for: before it only those are listed that were still open.
select
    ticket_id,
    team_id,
    coalesce(nullif(trim(category), ''), 'not said') as class,
    opened_on,
    if(done_on <= data_through, done_on, null)   as done_on,
    least(coalesce(done_on, data_through), data_through) - opened_on as days,
    coalesce(done_on <= data_through, false)     as is_done,
    opened_on between window_from and window_to  as is_inside_window,
from marts.tickets
cross join marts.ticket_window
where opened_on <= data_through
