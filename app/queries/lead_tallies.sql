-- scope: everyone
-- Of the requests opened in the period, and of those of the period that it is compared
-- with: how many have been open for so many days, and how many of them were done at it.
with sides as (
    select 'chosen' as side, $from::date as from_day, $to::date as to_day
    union all
    select 'compared', $compare_from::date, $compare_to::date
    where $compare_from::date is not null
)
select
    side,
    days,
    sum(done)::int                               as done,
    sum(done + still_open)::int                  as all_open,
from sides
join marts.lead_times on month between date_trunc('month', from_day) and to_day
where team_id = coalesce($team::varchar, '*')
group by side, days
order by side, days
