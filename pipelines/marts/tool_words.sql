-- One row per tool: what a search looks through, in lower case.
select tool_id, lower(concat_ws(' ', tool_name, description)) as words
from marts.tools
