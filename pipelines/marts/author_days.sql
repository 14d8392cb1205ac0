-- One row per local day, person and registered tool that they created, edited or
-- published.
-- stored: month
select distinct day, person_id, tool_id
from marts.use_days
where operation_class = 'author' and person_id is not null
