-- scope: everyone
-- One row per month up to the one that $to lies in: requests opened and done in it and
-- open at its end, those that people outside IT could have built for themselves apart
-- from the others; none where the program has no rules that say so.
with moves as (
    select
        month,
        is_eligible,
        sum(opened)                              as opened,
        sum(class_months.done)                   as done,
    from marts.class_months
    join marts.request_classes on request_classes.class = class_months.class
    where
        is_eligible is not null
        and team_id = coalesce($team::varchar, '*')
    group by all
),
months as (
    select
        unnest(range(min(month), max(month) + interval 1 day, interval 1 month))::date
                                                 as month,
    from moves
),
filled as (
    select
        months.month,
        sides.is_eligible,
        coalesce(opened, 0)                      as opened,
        coalesce(done, 0)                        as done,
        sum(coalesce(opened, 0) - coalesce(done, 0)) over (
            partition by sides.is_eligible
            order by months.month
        )                                        as open,
    from months
    cross join (values (true), (false)) as sides(is_eligible)
    left join moves
        on moves.month = months.month and moves.is_eligible = sides.is_eligible
)
select
    month                                        as day,
    last_day(month) <= any_value(data_through)   as is_complete,
    (sum(opened) filter (is_eligible))::int      as eligible_opened,
    (sum(done) filter (is_eligible))::int        as eligible_done,
    (sum(open) filter (is_eligible))::int        as eligible_open,
    (sum(opened) filter (not is_eligible))::int  as other_opened,
    (sum(done) filter (not is_eligible))::int    as other_done,
    (sum(open) filter (not is_eligible))::int    as other_open,
from filled
cross join marts.ticket_window
where month <= $to::date
group by month
order by month
