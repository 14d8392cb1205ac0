-- title: Tickets opened or done after the day that the exports go through
-- severity: warning
select ticket_number, opened_on, done_on, data_through, load_id, line
from marts.tickets
cross join marts.ticket_window
where greatest(opened_on, done_on) > data_through
order by all
