-- One row of marts.tool_days, with the people who use the tool on that day
-- (`users_90_days`): distinct ones other than its builders, within `line.days`.
-- stored: view
select
    tool_days.*,
    if(users_90_days_unknown is null, coalesce(users, 0), null)::int as users_90_days,
from marts.tool_days
left join marts.tool_uses
    on tool_uses.day = tool_days.day and tool_uses.tool_id = tool_days.tool_id
