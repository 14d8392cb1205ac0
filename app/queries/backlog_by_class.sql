-- scope: everyone
-- One row per class of requests: opened and done in the period, open at its end, how
-- many of those are old for their class, and the Kaplan-Meier median of those opened in
-- it, as the page of waits has it.
with moves as (
    select
        class,
        sum(opened) filter (month >= $from::date)::int as opened,
        sum(class_months.done) filter (month >= $from)::int as done,
        sum(opened - class_months.done)::int     as open,
    from marts.class_months
    where
        month <= $to::date
        and team_id = coalesce($team::varchar, '*')
    group by class
),
ages as (
    select
        class,
        (to_p95 + above_p95)::int                as old,
        old_unknown,
    from marts.open_age_counts
    where
        day = (
            select max(day) from marts.open_age_counts
            where
                day between date_trunc('month', $to::date)::date and $to
                and team_id = '*'
        )
        and team_id = coalesce($team, '*')
),
tallies as (
    select class as curve, days, done, still_open
    from marts.lead_times
    where
        month between $from and $to
        and team_id = coalesce($team, '*')
),
medians as (
    select
        curve                                    as class,
        any_value(cases)                         as requests,
        min(days) filter (survival <= 0.5 + 1e-12) as median,
        min(days) filter (low <= 0.5 + 1e-12)    as median_low,
        min(days) filter (high <= 0.5 + 1e-12)   as median_high,
    from lake.kaplan_meier(tallies)
    group by curve
),
listed as (
    select
        moves.class                              as name,
        is_eligible,
        frozen_on,
        coalesce(opened, 0)                      as opened,
        coalesce(moves.done, 0)                  as done,
        open,
        case when old_unknown is null then coalesce(old, 0) end as old,
        old_unknown,
        p85_days,
        if(requests >= 10, median, null)         as median,
        case
            when requests is null and moves.opened > 0
                then 'opened outside the days that the export tells of'
            when requests is null then 'none was opened'
            when requests < 10 then format('too few: {} of at least 10', requests::int)
            when median is null then 'fewer than half are done so far'
        end                                      as median_unknown,
        if(requests >= 10, median_low, null)     as median_low,
        if(requests >= 10, median_high, null)    as median_high,
    from moves
    left join ages on ages.class = moves.class
    left join medians on medians.class = moves.class
    left join marts.request_classes on request_classes.class = moves.class
    where greatest(opened, moves.done, open) > 0
),
ordered as (
    select
        *,
        case $sort::varchar
            when 'opened' then opened
            when 'done' then done
            when 'old' then old
            when 'median' then median
            when 'open' then open
            else -open
        end                                      as place,
    from listed
)
select * exclude (place)
from ordered
order by
    if($sort = 'name' and not $is_descending::boolean, lower(name), null),
    if($sort = 'name' and $is_descending, lower(name), null) desc,
    if($is_descending, -place, place) nulls last,
    open desc,
    lower(name)
