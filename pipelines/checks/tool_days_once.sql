-- title: A tool is listed once on a day
-- severity: error
select day, tool_id, count(*) as times
from marts.tool_days
group by day, tool_id
having count(*) > 1
