-- One row per word that the exports have for the state of a request: how many have it
-- as their newest, and how many of these are open and done by their dates.
select
    coalesce(nullif(trim(state), ''), 'not said') as state,
    count(*)                                     as requests,
    count_if(not is_done)                        as open,
    count_if(is_done)                            as done,
from marts.requests
join marts.tickets on tickets.ticket_id = requests.ticket_id
group by all
