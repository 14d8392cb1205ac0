-- scope: everyone
-- Of the requests of each class opened in the period: how many have been open for so
-- many days, and how many of them were done at it.
select
    class,
    days,
    sum(done)::int                               as done,
    sum(done + still_open)::int                  as all_open,
from marts.lead_times
where
    month between $from::date and $to::date
    and team_id = coalesce($team::varchar, '*')
group by class, days
order by class, days
