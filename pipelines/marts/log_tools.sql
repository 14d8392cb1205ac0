-- One row per month of the logs, word in it that means one registered tool, and that
-- tool. A tool is named by the native id of any of its copies, in whatever case; an
-- event that carries no id is taken by an exact name that a single tool has.
with known as (
    select 'tool id' as kind, lower(native_id) as word, min(tool_id) as tool_id
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
    union all
    select
        'tool name',
        regexp_replace(lower(trim(tool_name)), '\s+', ' ', 'g') as word,
        min(tool_id)                             as tool_id,
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
)
select month, kind, word, tool_id
from marts.log_words
join known using (kind, word)
