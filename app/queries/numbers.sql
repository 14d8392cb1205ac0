-- scope: everyone
-- The value of each of $metrics in the $months months that end with the month $to (its
-- first day; null: each metric's newest), for one team or platform or for all, beside
-- that of the period which $compare names, with its definition and why what is not
-- known is not; while the logs lack days of it, what that makes of it (`gap_effect`).
with asked as (
    select
        *,
        coalesce($to::date, last_month)          as to_month,
        (to_month - to_months($months::int - 1))::date as from_month,
        case $compare::varchar
            when 'previous' then (to_month - to_months($months))::date
            when 'year' then (to_month - to_months(12))::date
        end                                      as compared_month,
        kind in ('flow', 'ratio of flows', 'distinct', 'duration') as is_spread,
        strftime(first_month, '%Y-%m')           as first_name,
    from metrics.definitions
    where list_contains($metrics::varchar[], metric)
),
told as materialized (
    select *, date_trunc('month', period_to)::date as month
    from metrics.cells
    where
        cell = metrics.cell_of($team::varchar, $platform::varchar)
        and months = $months
        and list_contains($metrics, metric)
),
lacking as (
    select
        metric,
        if(
            count(*) > 1,
            count(*) || ' of these months lack days, the last: '
                || arg_max(partial_months.words, partial_months.month),
            any_value(partial_months.words)
        )                                        as gap_words,
    from asked
    join marts.partial_months
        on partial_months.question = gap_question
        and partial_months.month <= to_month
        and partial_months.month >= if(is_spread, from_month, to_month)
    group by metric
)
select
    asked.metric,
    title,
    question,
    definition,
    kind,
    unit,
    better,
    filters,
    data_through,
    $months                                      as months,
    told.value,
    case
        when told.value is not null then null
        when told.value_unknown is not null then told.value_unknown
        when unknown_because is not null then unknown_because
        when never_known is not null then never_known
        when $team is not null and not contains(filters, 'team')
            then 'not counted by team'
        when $platform is not null and not contains(filters, 'platform')
            then 'not counted by platform'
        when $team is not null and $platform is not null
            then 'not counted by team and platform at once: choose one of them'
        when to_month > last_month and to_month > data_through
            then 'data ends on ' || data_through
        when to_month < first_month then 'data begins in ' || first_name
        when from_month < first_month and is_spread
            then 'data begins only in ' || first_name || ', within this period'
        else 'nothing is counted here'
    end                                          as value_unknown,
    told.low,
    told.high,
    told.numerator,
    told.denominator,
    coalesce(told.period_from, from_month)       as period_from,
    coalesce(told.period_to, last_day(to_month)) as period_to,
    coalesce(told.is_complete, false)            as is_complete,
    to_month = last_month                        as is_latest,
    if($months = 1 and to_month = last_month, words, null) as change_words,
    case
        when $compare = 'none' then 'no comparison was asked for'
        when kind = 'estimate' then 'an estimate stands beside its own baseline'
        when is_spread and not told.is_complete then 'this period is not over'
        when compared.value is not null then null
        when compared.value_unknown is not null then compared.value_unknown
        when is_newest_only then 'it is computed for the newest day only'
        when compared_month < first_month then 'data begins in ' || first_name
        when (compared_month - to_months($months - 1))::date < first_month and is_spread
            then 'data begins only in ' || first_name || ', within that period'
        else 'nothing is counted there'
    end                                          as compared_value_unknown,
    if(compared_value_unknown is null, compared.value, null) as compared_value,
    if(compared_value_unknown is null, compared.low, null) as compared_low,
    if(compared_value_unknown is null, compared.high, null) as compared_high,
    coalesce(
        compared.period_from, (compared_month - to_months($months - 1))::date
    )                                            as compared_from,
    coalesce(compared.period_to, last_day(compared_month)) as compared_to,
    missing,
    if(told.value is null or gap_words is null, null, gap_effect) as gap_effect,
    if(told.value is null, null, gap_words)      as gap_words,
from asked
left join told on told.metric = asked.metric and told.month = to_month
left join told as compared
    on compared.metric = asked.metric and compared.month = compared_month
left join marts.changes on changes.metric = asked.metric
left join lacking on lacking.metric = asked.metric
order by list_position($metrics, asked.metric)
