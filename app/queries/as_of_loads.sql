-- scope: everyone
-- The files that count, by name, and how many rows of each are told only later.
select load_id, file_name, rows_later::int as rows_later
from lake.loads
where verdict = 'loaded'
order by file_name, load_id
