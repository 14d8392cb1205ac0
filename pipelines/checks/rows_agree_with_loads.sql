-- title: Loads of which the lake holds more or fewer rows than were read in
-- severity: error
with counted as (
    select load_id, count(*) as rows from lake.ticket_updates group by load_id
    union all
    select load_id, count(*) from lake.tools group by load_id
    union all
    select load_id, count(*) from lake.people group by load_id
    union all
    select load_id, count(*) from lake.headcounts group by load_id
    union all
    select load_id, count(*) from lake.launches group by load_id
)
select file_name, entity, rows_loaded, coalesce(rows, 0) as rows
from lake.loads
left join counted on counted.load_id = loads.load_id
where
    verdict = 'loaded'
    and entity <> 'events'
    and rows_loaded <> coalesce(rows, 0)
order by all
