-- title: Change in eligible requests due to the program
-- question: Would it have gone down anyway?
-- definition: Eligible requests opened in the months after a team's launch, of those
--   that its own months before and the teams not yet launched let expect for the same
--   months, less one. Where no team is left to compare with, of those that the launched
--   teams' own level, trend and season let expect.
-- kind: estimate
-- unit: share
-- better: lower
-- filters: none
-- needs: ticket_updates
select
    data_through                                 as day,
    null::varchar                                as team_id,
    null::varchar                                as platform,
    value,
    low,
    high,
    value_unknown,
from marts.effects
join marts.ticket_window on series = 'eligible'
