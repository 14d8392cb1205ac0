-- scope: everyone
-- The newest value of each of $metrics, for one team or platform or for all, with its
-- definition and what explains its change.
with newest as (
    select *
    from metrics.values
    where
        is_latest
        and team_id is not distinct from $team::varchar
        and platform is not distinct from $platform::varchar
),
everywhere as (
    select metric, value_unknown as reason
    from metrics.values
    where is_latest and team_id is null and platform is null
),
loaded as (
    select coalesce(list(entity), []) as entities
    from lake.entities
    where loads > 0
)
select
    definitions.metric,
    title,
    question,
    definition,
    kind,
    unit,
    filters,
    data_through,
    value,
    case
        when value is not null then null
        else coalesce(
            value_unknown,
            everywhere.reason,
            unknowns.reason,
            'nothing is counted here',
        )
    end                                          as value_unknown,
    low,
    high,
    numerator,
    denominator,
    period_from,
    period_to,
    is_complete,
    words                                        as change_words,
    list_filter(
        string_split_regex(coalesce(needs, ''), ',\s*'),
        lambda entity: entity <> '' and not list_contains(entities, entity)
    )                                            as missing,
from metrics.definitions
cross join loaded
left join newest on newest.metric = definitions.metric
left join everywhere on everywhere.metric = definitions.metric
left join marts.unknowns on unknowns.metric = definitions.metric
left join marts.changes on changes.metric = definitions.metric
where list_contains($metrics::varchar[], definitions.metric)
order by list_position($metrics::varchar[], definitions.metric)
