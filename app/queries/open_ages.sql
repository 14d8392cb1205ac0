-- scope: everyone
-- One row per class of the requests open on the last day of the period, most first, and
-- one for all of them (no class): how many by their age in days, and how many by what
-- was usual for their class; `not_judged` are of classes with too few done ones.
with open as (
    select *
    from marts.open_age_counts
    where
        day = (
            select max(day) from marts.open_age_counts
            where
                day between date_trunc('month', $to::date)::date and $to
                and team_id = '*'
        )
        and team_id = coalesce($team::varchar, '*')
)
select
    open.class,
    any_value(day)                               as day,
    sum(open)::int                               as open,
    sum(week)::int                               as week,
    sum(month)::int                              as month,
    sum(quarter)::int                            as quarter,
    sum(half_year)::int                          as half_year,
    sum(longer)::int                             as longer,
    sum(to_p50)::int                             as to_p50,
    sum(to_p85)::int                             as to_p85,
    sum(to_p95)::int                             as to_p95,
    sum(above_p95)::int                          as above_p95,
    sum(not_judged)::int                         as not_judged,
    if(open.class is null, null, any_value(p50_days))::int as p50_days,
    if(open.class is null, null, any_value(p85_days))::int as p85_days,
    if(open.class is null, null, any_value(p95_days))::int as p95_days,
from open
left join marts.request_classes on request_classes.class = open.class
group by grouping sets ((open.class), ())
having count(*) > 0
order by open.class is not null, sum(open.open) desc, lower(open.class)
