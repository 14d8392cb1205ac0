-- One row per tool: what the queue of ownership shows beside it. The keys that its rows
-- have in the registry; of what would break with it, how many teams and tools, and what
-- weighs; and who could own it first of all. Together, so that a page of the queue looks
-- each tool up once.
-- index: tool_id
with keys as (
    select
        tool_id,
        list_transform(
            list_sort(list({native_id: native_id, series: series})),
            lambda own: own.series || '/' || own.native_id
        )                                        as keys,
    from marts.tool_keys
    group by tool_id
)
select
    tools.tool_id,
    keys,
    is_estimate,
    teams,
    dependants,
    blast_radius.data_class,
    criticality,
    if(schedule_weight <> 1, schedule, null)     as schedule,
    candidates.person_id                         as candidate_key,
    reasons                                      as candidate_reasons,
from marts.tools
left join keys on keys.tool_id = tools.tool_id
left join marts.blast_radius on blast_radius.tool_id = tools.tool_id
left join marts.candidates
    on candidates.tool_id = tools.tool_id and candidates.place = 1
