-- One row per headline metric: what came in and went out since the month before, in
-- words. Overlaps are computed for one day only, so excess tools have nothing to
-- compare with.
with headlines as (
    select unnest([
        'open_requests',
        'orphaned_tools',
        'excess_tools',
        'escalation_rate',
        'builder_rate',
    ])                                           as metric
),
known as (
    select 'open_requests' as metric, * from marts.request_changes
    union all by name
    select 'orphaned_tools' as metric, * from marts.orphan_changes
    union all by name
    select 'escalation_rate' as metric, * from marts.escalation_changes
    union all by name
    select 'builder_rate' as metric, * from marts.builder_changes
)
select
    headlines.metric,
    if(reason is null, came_in, null)            as came_in,
    if(reason is null, went_out, null)           as went_out,
    case
        when reason is not null then reason
        when words is not null then words
        when headlines.metric in ('orphaned_tools', 'excess_tools')
            and not exists (from marts.tool_days)
            then 'no registry is loaded'
        when headlines.metric = 'excess_tools'
            then 'computed for the latest day only: nothing to compare with'
        when headlines.metric = 'orphaned_tools'
            then 'no earlier month end on which owners were known to compare with'
        else 'no earlier month to compare with'
    end                                          as words,
from headlines
left join known on known.metric = headlines.metric
left join marts.unknowns on unknowns.metric = headlines.metric
