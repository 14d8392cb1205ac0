-- title: A number equals the rows behind it
-- severity: error
with facts as (
    select
        metric,
        is_flow,
        from_day,
        to_day,
        sum(numerator)                           as numerator,
        sum(denominator)                         as denominator,
    from metrics.facts
    group by metric, is_flow, from_day, to_day
),
totals as (
    select
        metric,
        months,
        period_from,
        period_to,
        value,
        numerator,
        denominator,
    from metrics.periods
    where
        value is not null
        and team_id is null
        and platform is null
        and (months = 1 or metric in (select metric from facts where is_flow))
),
counted as (
    select
        totals.metric,
        months,
        period_to,
        coalesce(any_value(totals.numerator), any_value(value)) as said,
        any_value(totals.denominator)            as said_of,
        coalesce(sum(facts.numerator), 0)        as found,
        sum(facts.denominator)                   as found_of,
    from totals
    left join facts
        on facts.metric = totals.metric
        and case
            when is_flow then from_day between period_from and period_to
            else from_day <= period_to and coalesce(to_day > period_to, true)
        end
    where totals.metric in (select metric from facts)
    group by totals.metric, months, period_to
)
select metric, months, period_to, said, found, said_of, found_of
from counted
where said <> found or (said_of is not null and said_of is distinct from found_of)
