-- One row per tool, threshold of the program's line that a registry row says it passes,
-- and span of days in which one says so. Whether others depend on it any copy may
-- declare; what data it handles, whether it brings in revenue and whether it runs on a
-- schedule is what the production copy's row says. `to_day` is exclusive, null while it
-- lasts.
with told as (
    select
        tool_id,
        valid_from,
        valid_to,
        is_declared_depended_on                  as is_declared,
        is_canonical
            and list_contains(line_data_classes, lower(trim(data_class))) as is_classed,
        is_canonical and line_revenue and is_revenue as is_earning,
        is_canonical and line_schedule and lake.is_scheduled(schedule) as is_scheduled,
    from marts.listings
    cross join lake.program
)
select tool_id, threshold, valid_from as from_day, valid_to as to_day
from (
    select
        *,
        unnest(['declared', 'data class', 'revenue', 'schedule']) as threshold,
        unnest([is_declared, is_classed, is_earning, is_scheduled]) as is_passed,
    from told
)
where is_passed
