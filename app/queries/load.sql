-- scope: everyone
-- One row, or none for an unknown load.
select *
from lake.loads
where load_id = $load::varchar
