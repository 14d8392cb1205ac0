-- One row per local day and registered tool that ran on it by itself, with how often.
-- stored: month
select day, tool_id, sum(events)::bigint         as runs
from marts.use_days
where operation_class = 'run'
group by day, tool_id
