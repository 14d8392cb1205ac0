-- title: Growth of the backlog
-- question: Does more come in than gets done?
-- definition: Requests opened less requests done, each by its own local day; below 0
--   the backlog shrinks. Cancelled requests count as done, and a re-opened one as not done.
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
union all
select done_on, team_id, null, ticket_id, -1
from marts.tickets
where done_on is not null
