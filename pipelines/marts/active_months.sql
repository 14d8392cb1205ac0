-- One row per tool that was active at the end of a month, with the ends of months at
-- which it was, for whoever looks up some tools.
-- index: tool_id
select
    tool_id,
    list(tool_days.day order by tool_days.day)   as active_on,
from marts.tool_days
join marts.days on days.day = tool_days.day and is_month_end
where is_active
group by tool_id
order by tool_id
