-- One row: requests opened in the baseline months against the same calendar months after
-- the first launch, and whether that change can be said.
-- Every compared month is the newest complete one of its calendar month; where a calendar
-- month lies twice in the baseline, the newest is paired with the newest. Both sides so
-- have equally many months; once a pair exists, the counts are of the paired months only.
-- low and high are a 95 % interval of the ratio of two Poisson counts: chance only, nothing
-- of trend, season within a month or other causes. Months are given by their first day; a
-- month is inside the export's window when all but six of its days are.
with rules as (
    select
        baseline_from,
        baseline_to,
        baseline_frozen_on                       as frozen_on,
        (select min(launched_on) from marts.teams) as launched_on,
        window_from,
        window_to,
        data_through,
    from lake.program
    left join marts.ticket_window on true
),
opened as (
    select date_trunc('month', day)::date as month, sum(opened)::bigint as opened
    from marts.ticket_counts
    group by all
),
months as (
    select
        'before'                                 as side,
        unnest(range(baseline_from, baseline_to + 1, interval 1 month))::date as month,
    from rules
    union all
    select
        'after',
        unnest(range(
            date_trunc('month', launched_on) + interval 1 month,
            date_trunc('month', data_through + 1),
            interval 1 month
        ))::date,
    from rules
),
sides as (
    select
        side,
        months.month,
        coalesce(opened, 0)                      as opened,
        months.month + 6 >= window_from and last_day(months.month) - 6 <= window_to
                                                 as is_inside,
        row_number() over (
            partition by side, month(months.month)
            order by months.month desc
        )                                        as turn,
    from months
    cross join rules
    left join opened on opened.month = months.month
),
pairs as (
    select
        count(*)                                 as months,
        sum(before.opened)::bigint               as opened_before,
        sum(after.opened)::bigint                as opened_after,
        min(after.month)                         as compared_from,
        max(after.month)                         as compared_to,
        bool_and(before.is_inside and after.is_inside) as is_inside,
    from sides as before
    join sides as after
        on month(before.month) = month(after.month) and before.turn = after.turn
    where before.side = 'before' and after.side = 'after'
),
counts as (
    select
        rules.*,
        pairs.* replace (
            coalesce(opened_before, (
                select sum(opened)::bigint from sides where side = 'before'
            ))                                   as opened_before
        ),
    from rules
    cross join pairs
),
judged as (
    select
        *,
        case
            when data_through is null then 'no tickets are loaded'
            when baseline_from is null or baseline_to is null
                then 'program.yaml names no baseline months'
            when frozen_on is null then 'the baseline is not frozen: frozen_on is not set'
            when launched_on is null then 'no launch calendar is loaded'
            when last_day(baseline_to) >= launched_on
                then format(
                    'the baseline months are not all before the first launch on {}',
                    launched_on::varchar
                )
            when months < 3
                then format('too few months to compare: {} of at least 3', months)
            when not is_inside
                then format(
                    'the export covers {} to {}, which not all compared months lie in',
                    window_from::varchar, window_to::varchar
                )
            when opened_before = 0 then 'no request was opened in the baseline months'
            when opened_after = 0 then 'no request was opened in the compared months'
        end                                      as change_unknown,
        opened_after / nullif(opened_before, 0)  as ratio,
        1.959964 * sqrt(1 / nullif(opened_before, 0) + 1 / nullif(opened_after, 0))
                                                 as spread,
    from counts
)
select
    baseline_from,
    baseline_to,
    compared_from,
    compared_to,
    months,
    opened_before,
    opened_after,
    if(change_unknown is null, ratio - 1, null)  as change,
    change_unknown,
    if(change_unknown is null, ratio * exp(-spread) - 1, null) as low,
    if(change_unknown is null, ratio * exp(spread) - 1, null) as high,
    frozen_on,
    launched_on,
from judged
