-- One row per load: what came in, its verdict, and what became of its rows. Rows read
-- are rows loaded, repeated and rejected; of a load that does not count, `rows_loaded`
-- are those that could be read and wait.
with counted as (
    select load_id, rows - repeated as loaded, repeated from marts.repeated_rows
    union all
    select load_id, rows - repeated, repeated from marts.repeated_updates
    union all
    select load_id, rows, repeated from lake.kept
)
select
    loads.* exclude (rows_readable),
    case
        when verdict <> 'loaded' then rows_readable
        else coalesce(counted.loaded, 0)
    end                                          as rows_loaded,
    if(verdict = 'loaded', coalesce(counted.repeated, 0), 0) as rows_repeated,
from lake.loads
left join counted on counted.load_id = loads.load_id
