-- scope: everyone
-- One value of a metric with its definition: of $month, or the newest.
select
    definitions.metric,
    title,
    definition,
    kind,
    unit,
    filters,
    data_through,
    value,
    if(value is null, coalesce(value_unknown, 'not counted for this choice'), null)
                                                 as value_unknown,
    low,
    high,
    numerator,
    denominator,
    period_from,
    period_to,
    is_complete,
    null::varchar                                as change_words,
    []::varchar[]                                as missing,
from metrics.definitions
left join metrics.values
    on values.metric = definitions.metric
    and team_id is not distinct from $team::varchar
    and platform is not distinct from $platform::varchar
    and if($month::varchar is null, is_latest, period_from = $month::date)
where definitions.metric = $metric::varchar
