-- title: Tickets with several rows
-- severity: error
select ticket_id, count(*) as rows
from marts.tickets
group by ticket_id
having count(*) > 1
order by ticket_id
