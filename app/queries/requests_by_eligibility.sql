-- scope: everyone
-- One row per month up to the one that $to lies in: requests opened and done in it and
-- open at its end, those that people outside IT could have built for themselves apart
-- from the others; none where the program has no rules that say so.
with moves as (
    select
        month,
        sum(if(is_eligible, opened, 0))          as eligible_opened,
        sum(if(is_eligible, class_months.done, 0)) as eligible_done,
        sum(if(is_eligible, 0, opened))          as other_opened,
        sum(if(is_eligible, 0, class_months.done)) as other_done,
    from marts.class_months
    join marts.request_classes on request_classes.class = class_months.class
    where is_eligible is not null and team_id = coalesce($team::varchar, '*')
    group by month
),
months as (
    select
        unnest(range(min(month), max(month) + interval 1 day, interval 1 month))::date
                                                 as month,
    from moves
)
select
    months.month                                 as day,
    last_day(months.month) <= data_through       as is_complete,
    coalesce(eligible_opened, 0)::int            as eligible_opened,
    coalesce(eligible_done, 0)::int              as eligible_done,
    (sum(moves.eligible_opened - moves.eligible_done) over earlier)::int
                                                 as eligible_open,
    coalesce(other_opened, 0)::int               as other_opened,
    coalesce(other_done, 0)::int                 as other_done,
    (sum(moves.other_opened - moves.other_done) over earlier)::int as other_open,
from months
left join moves on moves.month = months.month
cross join marts.ticket_window
where months.month <= $to::date
window earlier as (order by months.month)
order by day
