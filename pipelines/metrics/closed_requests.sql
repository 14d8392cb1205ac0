-- title: Requests done
-- question: How many requests does IT finish?
-- definition: Tickets by the local day on which they were resolved, or closed where no
--   resolving is told; cancelled ones are among them.
-- kind: flow
-- unit: count
-- better: higher
-- filters: team
-- rows: tickets
-- needs: ticket_updates
select
    done_on                                      as day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    1                                            as amount,
from marts.tickets
where done_on is not null
