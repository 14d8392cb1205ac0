-- scope: everyone
-- Every metric, with what it reads, down to the files that were loaded for it.
with recursive reads as (
    select 'metrics.' || metric as model, unnest(inputs) as input
    from metrics.definitions
    union
    select reads.model, lineage.input
    from reads
    join metrics.lineage on lineage.model = reads.input
),
entities as (
    select distinct model, replace(input, 'lake.', '') as entity
    from reads
    where replace(input, 'lake.', '') in (select entity from lake.entities)
        and input like 'lake.%'
),
origins as (
    select
        model,
        list(distinct entities.entity order by entities.entity) as entities,
        list(distinct source_title order by source_title) filter (verdict = 'loaded')
                                                 as sources,
        count(loads.load_id) filter (verdict = 'loaded')::int as files,
    from entities
    left join lake.loads on loads.entity = entities.entity
    group by model
)
select
    definitions.metric,
    title,
    question,
    definition,
    kind,
    unit,
    better,
    filters,
    needs,
    gap_effect,
    sql,
    inputs,
    coalesce(entities, [])                       as entities,
    coalesce(sources, [])                        as sources,
    coalesce(files, 0)                           as files,
    data_through,
from metrics.definitions
left join origins on origins.model = 'metrics.' || definitions.metric
order by list_position($metrics::varchar[], definitions.metric) nulls last, metric
