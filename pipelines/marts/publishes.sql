-- One row per tool that a log tells was published, in whatever copy, with the first
-- day. What counts is the word in the name of the operation, since each platform has
-- its own.
with published as (
    select lower(trim(tool_key)) as tool_key, occurred_on
    from staging.events
    where
        operation_class = 'author'
        and regexp_matches(lower(operation), '(^|[^n])publish|promote')
),
ids as (
    select lower(native_id) as tool_key, min(tool_id) as tool_id
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
)
select tool_id, min(occurred_on) as first_published_on
from published
join ids on ids.tool_key = published.tool_key
group by tool_id
