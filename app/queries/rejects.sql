-- scope: everyone
-- What could not be read of one load, in the order of the file.
select
    line,
    column_name,
    value,
    reason,
    is_row_lost,
    count(*) over ()::int                        as total_rows,
from lake.rejects
where load_id = $load::varchar
order by line, column_name
limit $limit::int offset $offset::int
