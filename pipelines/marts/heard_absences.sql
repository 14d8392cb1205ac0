-- One row per absence in which a log speaks of the tool: the last day on which it does
-- (`seen_on`), and until when (exclusive, null while it lasts) the tool stands on for it,
-- which is the first of two full exports in a row after that day.
with seen as (
    select
        absences.*,
        max(if(
            coalesce(last_day < next_listed_on, true), last_day, first_day
        ))                                       as seen_on,
    from marts.absences
    join marts.sightings
        on sightings.tool_id = absences.tool_id
        and (
            last_day >= missing_from and coalesce(last_day < next_listed_on, true)
            or first_day >= missing_from and first_day < next_listed_on
        )
    group by all
)
select
    seen.load_id,
    seen.line,
    seen_on,
    if(number < last_missed, full_tool_loads.day, next_listed_on) as held_to,
from seen
asof left join staging.full_tool_loads
    on full_tool_loads.series = seen.series and full_tool_loads.day > seen_on
