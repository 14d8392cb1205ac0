-- title: Open requests
-- question: Is the pile of requests to IT getting smaller?
-- definition: Tickets opened until the end of the day and by then neither resolved nor,
--   where no resolving is told, closed; a re-opened ticket counts as open.
-- kind: stock
-- unit: count
-- better: lower
-- filters: team
-- rows: tickets
-- needs: ticket_updates
select
    opened_on                                    as from_day,
    done_on                                      as to_day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    1                                            as amount,
from marts.tickets
