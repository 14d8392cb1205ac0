-- title: Days with fewer than no tickets
-- severity: error
select day, opened, done, open_tickets
from marts.ticket_days
where least(opened, done, open_tickets) < 0
order by day
