-- scope: everyone
-- One row per class of the requests open on the last day of the period, most first, and
-- one for all of them (no class): how many by their age in days, and how many by what
-- was usual for their class; `not_judged` are of classes with too few done ones.
with open as (
    select *
    from marts.open_ages
    where
        day = (
            select max(day) from marts.open_ages
            where day between date_trunc('month', $to::date) and $to
        )
        and ($team::varchar is null or team_id = $team)
)
select
    open.class,
    any_value(day)                               as day,
    count(*)::int                                as open,
    count(*) filter (age_days <= 7)::int         as week,
    count(*) filter (age_days between 8 and 30)::int as month,
    count(*) filter (age_days between 31 and 91)::int as quarter,
    count(*) filter (age_days between 92 and 182)::int as half_year,
    count(*) filter (age_days > 182)::int        as longer,
    count(*) filter (age_of_class = 'p50')::int  as to_p50,
    count(*) filter (age_of_class = 'p85')::int  as to_p85,
    count(*) filter (age_of_class = 'p95')::int  as to_p95,
    count(*) filter (age_of_class = 'above')::int as above_p95,
    count(is_old_unknown)::int                   as not_judged,
    if(open.class is null, null, any_value(p50_days))::int as p50_days,
    if(open.class is null, null, any_value(p85_days))::int as p85_days,
    if(open.class is null, null, any_value(p95_days))::int as p95_days,
from open
left join marts.request_classes on request_classes.class = open.class
group by grouping sets ((open.class), ())
having count(*) > 0
order by open.class is not null, open desc, lower(open.class)
