-- One row per request that is open on the day the data goes through, and the day on
-- which the export saw it change last, by anybody and in anything: for how many days
-- nothing has happened to it; null where the export does not date its updates.
with open as (
    select
        requests.ticket_id,
        requests.team_id,
        class,
        requests.opened_on,
        concat_ws(' ', ticket_number, title)     as label,
        tickets.load_id,
        tickets.line,
        if(touched_on > data_through, data_through, touched_on) as touched_on,
        data_through                             as day,
    from marts.requests
    join marts.tickets on tickets.ticket_id = requests.ticket_id
    cross join marts.ticket_window
    where not is_done
)
select *, (day - touched_on)::int                as untouched_days
from open
order by untouched_days desc nulls last, ticket_id
