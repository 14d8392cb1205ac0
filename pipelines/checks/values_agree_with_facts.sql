-- title: A number equals the rows behind it
-- severity: error
with totals as (
    select metric, period_from, period_to, value, numerator, denominator
    from metrics.values
    where value is not null and team_id is null and platform is null
),
counted as (
    select
        totals.metric,
        totals.period_from,
        coalesce(any_value(totals.numerator), any_value(value)) as said,
        any_value(totals.denominator)            as said_of,
        coalesce(sum(facts.numerator), 0)        as found,
        sum(facts.denominator)                   as found_of,
    from totals
    left join metrics.facts
        on facts.metric = totals.metric
        and case
            when is_flow then from_day between period_from and period_to
            else from_day <= period_to and coalesce(to_day > period_to, true)
        end
    where totals.metric in (select distinct metric from metrics.facts)
    group by totals.metric, totals.period_from
)
select metric, period_from, said, found, said_of, found_of
from counted
where said <> found or (said_of is not null and said_of is distinct from found_of)
