-- One row per tool that a log tells was published, in whatever copy, with the first
-- day.
with ids as (
    select lower(native_id) as tool_key, min(tool_id) as tool_id
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
)
select tool_id, min(day) as first_published_on
from staging.published
join ids on ids.tool_key = published.tool_key
group by tool_id
