-- One row per tool: what a search looks through, in lower case, and the tool's place
-- among all names (as in marts.tool_list).
select
    tools.tool_id,
    row_number() over (order by lower(tool_name), tools.tool_id)::int as name_place,
    lower(concat_ws(' ', tool_name, description)) as words,
from marts.tools
order by name_place
