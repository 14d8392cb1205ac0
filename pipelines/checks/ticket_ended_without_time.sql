-- title: Tickets whose state says that they are over, without a time: they count as open
-- severity: warning
select ticket_number, state, load_id, line
from marts.tickets
where
    done_on is null
    and regexp_matches(lower(state), '^(closed|resolved|complete|done|cancel)')
order by all
