-- title: Tickets that the export calls done before they were opened
-- severity: warning
select ticket_number, opened_at, resolved_at, closed_at, load_id, line
from marts.tickets
where coalesce(resolved_at, closed_at) < opened_at
order by all
