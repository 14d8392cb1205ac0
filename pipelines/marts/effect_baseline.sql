-- Two rows, eligible requests and the others: those opened in the compared months of
-- the frozen baseline (marts.baseline_months) against the same months after the launch.
-- low and high are a 95 % interval of the ratio of two Poisson counts: chance alone.
-- Unknown as marts.baseline is, and while no rule says what is eligible.
with asked as (
    select
        is_eligible,
        sum(request_months.opened) filter (side = 'before')::bigint as opened_before,
        sum(request_months.opened) filter (side = 'after')::bigint as opened_after,
    from marts.baseline_months
    join marts.request_months on request_months.month = baseline_months.month
    join marts.request_classes on request_classes.class = request_months.class
    where is_compared and is_eligible is not null
    group by is_eligible
),
counted as (
    select
        series,
        coalesce(opened_before, 0)               as opened_before,
        coalesce(opened_after, 0)                as opened_after,
        coalesce(
            change_unknown,
            if(not has_rules, 'no rule of program.yaml says what is eligible', null),
            if(
                coalesce(asked.opened_before, 0) = 0
                    or coalesce(asked.opened_after, 0) = 0,
                'no such request was opened on one of the two sides',
                null
            )
        )                                        as change_unknown,
    from (values ('eligible', true), ('others', false)) as sides (series, is_eligible)
    cross join (select count(*) > 0 as has_rules from lake.class_rules) as rules
    cross join (select change_unknown from marts.baseline) as baseline
    left join asked on asked.is_eligible = sides.is_eligible
),
spread as (
    select
        *,
        if(change_unknown is null, opened_after / opened_before, null) as ratio,
        if(change_unknown is null,
            1.959964 * sqrt(1 / opened_before + 1 / opened_after), null) as reach,
    from counted
)
select
    series,
    opened_before,
    opened_after,
    ratio - 1                                    as change,
    change_unknown,
    ratio * exp(-reach) - 1                      as low,
    ratio * exp(reach) - 1                       as high,
from spread
