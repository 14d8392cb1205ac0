-- title: Old requests, of open ones
-- question: How much of the pile has waited for longer than is usual for its kind?
-- definition: Open requests that are older than the time within which 85 % of the done
--   requests of the same class (the category in the export) were done, of all open
--   requests whose class has at least 10 done ones, on the period's last day. Requests
--   of classes with fewer are left out.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team
-- rows: tickets
-- needs: ticket_updates
-- minimum: 10
-- interval: wilson
-- unknown: left out
-- none: no request is open of a class with at least 10 done ones
select
    day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    is_old::int                                  as numerator,
    1                                            as denominator,
    is_old_unknown                               as value_unknown,
from marts.open_ages
