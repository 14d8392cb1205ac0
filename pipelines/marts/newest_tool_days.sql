-- One row per tool that is listed and not retired on the latest day: what
-- marts.counted_days says of it then, for whoever looks up one tool, and all causes
-- that are true of its ownership, the gravest first, with the day since which each is
-- (marts.tool_causes).
-- index: tool_id
with caused as (
    select
        tool_id,
        list({
            cause: cause,
            since: since::varchar,
            people: people,
            within_days: within_days
        } order by place)                        as causes,
    from marts.tool_causes
    join marts.days on days.day = tool_causes.day and is_latest
    group by tool_id
)
select counted_days.*, coalesce(causes, [])      as causes
from marts.counted_days
join marts.days on days.day = counted_days.day and is_latest
left join caused on caused.tool_id = counted_days.tool_id
order by counted_days.tool_id
