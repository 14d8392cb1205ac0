-- One row per tool: since when the registry lists it and when somebody other than its
-- builders first used it. `absent_on` is the newest full export before it was listed, on
-- which it was not there. A tool that is older than the logs of its platform may have been
-- used before them, so its first use is unknown, as it is where no log covers the platform.
with logs as (
    select platform, min(day) as from_day from marts.covered_days group by platform
),
shared as (
    select tool_id, min(from_day) as shared_on from marts.user_spans group by tool_id
),
begun as (
    select
        tools.*,
        least(tools.created_on, listed_from)     as began_on,
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
        when logs.from_day is null then format('no log covers {}', coalesce(begun.platform, 'its platform'))
        when began_on < logs.from_day
            then format('it began before its logs do, on {}', logs.from_day::varchar)
    end                                          as shared_untold,
from begun
left join logs on logs.platform = coalesce(lower(trim(begun.platform)), '')
join marts.tool_classes on tool_classes.tool_id = begun.tool_id
left join shared on shared.tool_id = begun.tool_id
asof left join staging.full_tool_loads as exports
    on exports.series = begun.series and exports.day < begun.listed_from
