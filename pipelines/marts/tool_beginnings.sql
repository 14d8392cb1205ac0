-- One row per tool: since when the registry lists it and when somebody other than its
-- builders first used it. `absent_on` is the newest full export before it was listed, on
-- which it was not there. A tool that is older than the logs of use may have been used
-- before them, so its first use is unknown, as it is where no log tells of use.
with logs as (
    select min(day) as from_day from marts.told_days where tells = 'use'
),
shared as (
    select tool_id, min(from_day) as shared_on from marts.user_spans group by tool_id
),
begun as (
    select
        tools.*,
        least(coalesce(tools.created_on, listed_from), listed_from) as began_on,
    from marts.tools
)
select
    begun.tool_id,
    begun.team_id,
    class,
    began_on,
    begun.listed_from,
    exports.day                                  as absent_on,
    if(began_on >= logs.from_day, shared_on, null) as shared_on,
    case
        when logs.from_day is null then 'no log tells of use'
        when began_on < logs.from_day
            then format('it began before the logs of use do, on {}', logs.from_day::varchar)
    end                                          as shared_on_unknown,
from begun
cross join logs
join marts.tool_classes on tool_classes.tool_id = begun.tool_id
left join shared on shared.tool_id = begun.tool_id
asof left join staging.full_tool_loads as exports
    on exports.series = begun.series and exports.day < begun.listed_from
