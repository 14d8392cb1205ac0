-- One row per local day, person and platform: who used a registered tool on it. Robots
-- and runs are no users.
-- stored: month
select use_days.day, person_id, platform
from marts.use_days
join marts.tools on tools.tool_id = use_days.tool_id
where operation_class = 'use' and person_id is not null
group by all
