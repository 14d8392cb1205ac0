-- scope: everyone
-- One row per calendar day: requests open at its end, opened and done on it.
select
    day,
    open_tickets::double                         as open_requests,
    null::varchar                                as open_requests_unknown,
    opened::double                               as opened,
    null::varchar                                as opened_unknown,
    done::double                                 as done,
    null::varchar                                as done_unknown,
    true                                         as is_complete,
from marts.ticket_days
order by day
