-- title: Ticket numbers that are both known and unknown, or neither
-- severity: error
select ticket_number, hops, hops_unknown, escalations, escalations_unknown
from marts.tickets
where
    (hops is null) <> (hops_unknown is not null)
    or (escalations is null) <> (escalations_unknown is not null)
order by all
