-- title: Change in requests opened since the launch
-- question: Is the backlog going down because of the program, or would it have anyway?
-- definition: Requests opened in the newest complete months after the first launch, of
--   those opened in the same calendar months of the frozen baseline, less one; the
--   interval holds chance alone and proves no cause.
-- kind: estimate
-- unit: share
-- better: lower
-- filters: none
-- needs: ticket_updates
select
    data_through                                 as day,
    null::varchar                                as team_id,
    null::varchar                                as platform,
    change                                       as value,
    low,
    high,
    change_unknown                               as value_unknown,
from marts.baseline
join marts.ticket_window on true
