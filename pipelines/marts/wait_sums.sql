-- One row per group and side of the launch as in marts.wait_tallies, and `all`
-- sides: the days from opening to done of requests with a log, by whose turn it was,
-- with the sums that the limits of IT's share take; and of requests with a day by
-- which they were needed that has come, how many were not done on it. IT's turn is
-- what nobody has begun and what is in work. Days are summed as decimals, so that the
-- sums are the same in whatever order.
with waits as (
    select
        *,
        not_begun_days + work_days               as it_days,
    from marts.request_waits
)
select
    case
        when grouping(team_id) = 0 then 'team'
        when grouping(class) = 0 then 'class'
        when grouping(is_eligible) = 0 then 'eligibility'
        else 'all'
    end                                          as grouped_by,
    case grouped_by
        when 'team' then team_id
        when 'class' then class
        when 'eligibility' then if(is_eligible, 'eligible', 'others')
    end                                          as of,
    if(grouping(side) = 1, 'all', side)          as side,
    count(turn_days)::int                        as turned,
    coalesce(sum(turn_days::decimal(18, 6)), 0)::double as days,
    coalesce(sum(it_days::decimal(18, 6)), 0)::double as it_days,
    coalesce(sum(not_begun_days::decimal(18, 6)), 0)::double as not_begun_days,
    coalesce(sum(approval_days::decimal(18, 6)), 0)::double as approval_days,
    coalesce(sum(requester_days::decimal(18, 6)), 0)::double as requester_days,
    coalesce(sum(vendor_days::decimal(18, 6)), 0)::double as vendor_days,
    coalesce(sum((it_days * it_days)::decimal(28, 6)), 0)::double as it_squares,
    coalesce(sum((it_days * turn_days)::decimal(28, 6)), 0)::double as products,
    coalesce(sum((turn_days * turn_days)::decimal(28, 6)), 0)::double as squares,
    count(due_on)::int                           as dated,
    count(is_late)::int                          as due,
    count_if(is_late)::int                       as late,
from waits
group by grouping sets (
    (side), (), (is_eligible, side), (is_eligible), (class, side), (class),
    (team_id, side), (team_id)
)
having grouped_by <> 'eligibility' or bool_and(is_eligible is not null)
