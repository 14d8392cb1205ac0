-- title: Requests opened
-- question: Do people ask IT for less than they used to?
-- definition: Tickets by the local day on which they were opened, each once however
--   often it was re-opened.
-- kind: flow
-- unit: count
-- better: lower
-- filters: team
-- rows: tickets
-- needs: ticket_updates
select
    opened_on                                    as day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    1                                            as amount,
from marts.tickets
