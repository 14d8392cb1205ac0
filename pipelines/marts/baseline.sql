-- One row: requests opened in the baseline months against the same calendar months
-- after the first launch, and whether that change can be said. Once a baseline month
-- has its counterpart (marts.baseline_months), the counts are of such months only. low
-- and high are a 95 % interval of the ratio of two Poisson counts: chance alone,
-- nothing of trend or other causes. Months are given by their first day.
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
pairs as (
    select
        count(*) filter (side = 'after')         as months,
        sum(opened) filter (side = 'before')::bigint as opened_before,
        sum(opened) filter (side = 'after')::bigint as opened_after,
        min(month) filter (side = 'after')       as compared_from,
        max(month) filter (side = 'after')       as compared_to,
        bool_and(is_inside_window)               as is_inside,
    from marts.baseline_months
    where is_compared
),
counts as (
    select
        rules.*,
        pairs.* replace (
            if(data_through is null, null, coalesce(opened_before, (
                select sum(opened)::bigint from marts.baseline_months where side = 'before'
            )))                                  as opened_before
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
