-- title: Lead time of requests
-- question: How long does somebody wait until a request is done?
-- definition: Days from opening to done within which half of the requests opened in the
--   period are done, by Kaplan and Meier's estimate: those still open count with the
--   days they have been open until the last day of the data, so a growing queue cannot
--   look fast. Cancelled requests count as done on the day they were closed; requests
--   opened outside the days of which the export tells openings are left out.
-- kind: duration
-- unit: days
-- better: lower
-- filters: team
-- rows: tickets
-- needs: ticket_updates
-- minimum: 10
-- none: no request was opened in the days of which the export tells openings
select
    opened_on                                    as day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    days,
    is_done,
from marts.requests
where is_inside_window
