-- One row per load, local day, tool as the log names it, actor and class of operation
-- (use, run, author …), with the last line that tells of it.
-- stored: month
-- one by one: load_id
select
    load_id,
    lake.local_day(occurred_at)                  as day,
    nullif(lower(trim(tool_key)), '')            as tool_key,
    if(
        tool_key is null,
        regexp_replace(lower(trim(tool_name)), '\s+', ' ', 'g'),
        null
    )                                            as tool_name,
    actor_key,
    coalesce(
        lower(actor_type) in ('system', 'robot', 'service', 'application'),
        false
    )                                            as is_robot,
    operation_class,
    count(*)                                     as events,
    max(line)                                    as line,
from lake.events
group by all
