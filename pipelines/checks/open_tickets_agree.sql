-- title: Open tickets of the last day, by adding up days and by counting tickets
-- severity: error
with last_day as (
    select day, open_tickets
    from marts.ticket_days
    order by day desc
    limit 1
),
counted as (
    select day, open_tickets, count(ticket_id) as counted
    from last_day
    left join marts.tickets
        on opened_on <= day and (done_on is null or done_on > day)
    group by all
)
select day, open_tickets, counted
from counted
where open_tickets <> counted
