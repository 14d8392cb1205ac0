-- One row per tool that is listed and not retired on the latest day: what
-- marts.tool_days says of it then, for whoever looks up one tool.
-- index: tool_id
select tool_days.*
from marts.tool_days
join marts.days on days.day = tool_days.day and is_latest
order by tool_id
