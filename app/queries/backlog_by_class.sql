-- scope: everyone
-- One row per class of requests: opened and done in the period, open at its end, and
-- how many of those are old for their class. By the median of those opened, which comes
-- of `class_tallies`, the page orders them itself.
with moves as (
    select
        class,
        coalesce(sum(opened) filter (month >= $from::date), 0)::int as opened,
        coalesce(sum(class_months.done) filter (month >= $from), 0)::int as done,
        sum(opened - class_months.done)::int     as open,
    from marts.class_months
    where month <= $to::date and team_id = coalesce($team::varchar, '*')
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
)
select
    moves.class                                  as name,
    is_eligible,
    frozen_on,
    opened,
    moves.done                                   as done,
    open,
    case when old_unknown is null then coalesce(old, 0) end as old,
    old_unknown,
    p85_days,
from moves
left join ages on ages.class = moves.class
left join marts.request_classes on request_classes.class = moves.class
where greatest(opened, moves.done, open) > 0
order by
    if($sort::varchar = 'name' and not $is_descending::boolean, lower(name), null),
    if($sort = 'name' and $is_descending, lower(name), null) desc,
    case $sort
        when 'opened' then opened
        when 'done' then moves.done
        when 'old' then if(old_unknown is null, coalesce(old, 0), null)
        when 'median' then null
        when 'open' then open
        else -open
    end * if($is_descending, -1, 1) nulls last,
    open desc,
    lower(name)
