-- scope: everyone
-- One row, or none for an unknown load.
select loads.*, 1::int as total_rows
from marts.loads
where load_id = $load::varchar
