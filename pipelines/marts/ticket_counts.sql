-- One row per calendar day from the first opened ticket to the day the data goes
-- through. Open at the end of a day: opened until then and not done until then.
with through as (
    select
        least(
            coalesce(
                (select data_through from lake.entities where entity = 'ticket_updates'),
                (select max(opened_on) from marts.tickets)
            ),
            (select as_of from lake.program)
        )                                        as data_through
),
events as (
    select opened_on as day, 1 as opened, 0 as done from marts.tickets
    union all
    select done_on, 0, 1 from marts.tickets where done_on is not null
    union all
    select unnest(range(min(opened_on), data_through + 1, interval 1 day))::date, 0, 0
    from marts.tickets
    cross join through
    group by data_through
)
select
    day,
    sum(opened)::bigint                          as opened,
    sum(done)::bigint                            as done,
    sum(sum(opened - done)) over (order by day)::bigint as open_tickets,
from events
cross join through
where day <= data_through
group by day
