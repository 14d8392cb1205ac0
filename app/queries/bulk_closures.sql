-- scope: everyone
-- Days of the period on which requests of all teams were done in bulk, newest first,
-- and what share of all that were done in it that makes.
select
    day,
    bulk_closures.done::int                      as done,
    usual,
    median_days,
    bulk_closures.done / sum_done                as share,
from marts.bulk_closures
cross join (
    select sum(done) as sum_done
    from marts.ticket_days
    where day between $from::date and $to::date
)
where day between $from and $to
order by day desc
