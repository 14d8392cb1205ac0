-- scope: everyone
-- Every month of each of $metrics, oldest first, for one team or platform or for all;
-- of a month of which the logs lack days, what that makes of it and which they are.
select
    cells.metric,
    period_from                                  as day,
    value,
    value_unknown,
    low,
    high,
    numerator,
    denominator,
    is_complete,
    if(value is null or words is null, null, gap_effect) as gap_effect,
    if(value is null, null, words)               as gap_words,
from metrics.cells
join metrics.definitions on definitions.metric = cells.metric
left join marts.partial_months
    on partial_months.question = gap_question and month = period_from
where
    cell = metrics.cell_of($team::varchar, $platform::varchar)
    and months = 1
    and list_contains($metrics::varchar[], cells.metric)
order by cells.metric, period_from
