-- title: Loads whose rows read are not those loaded, repeated and rejected
-- severity: error
-- Each is counted where it lies: rows loaded and repeated in lake and sealed months,
-- rejects in the list of rejects; of a log that was in hand only in part, those told
-- later count too.
with lost as (
    select load_id, count(distinct line) as rows
    from lake.rejects
    where is_row_lost
    group by load_id
)
select
    file_name,
    entity,
    rows_read,
    rows_loaded,
    rows_repeated,
    coalesce(lost.rows, 0)                       as rows_rejected,
from marts.loads
left join lost on lost.load_id = loads.load_id
where rows_read <> rows_loaded + rows_repeated + coalesce(lost.rows, 0) + rows_later
order by all
