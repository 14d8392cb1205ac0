-- One row per spelling (lowercase, spaces collapsed) by which a ticket can name exactly
-- one tool. A native id counts before a name; what fits several tools names none.
with spellings as (
    select native_id as reference, tool_id, 1 as choice from marts.tool_keys
    union
    select native_id, tool_id, 1 from marts.tools
    union
    select tool_name, tool_id, 2 from marts.tool_keys
    union
    select tool_name, tool_id, 2 from marts.tools
),
clear as (
    select
        regexp_replace(lower(trim(reference)), '\s+', ' ', 'g') as spelling,
        choice,
        min(tool_id)                             as tool_id,
    from spellings
    where trim(reference) <> ''
    group by all
    having count(distinct tool_id) = 1
)
select spelling, arg_min(tool_id, choice) as tool_id
from clear
group by spelling
