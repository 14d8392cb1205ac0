-- One row per series (of one directory) and day of a full people export, numbered from
-- the oldest. Exports of one day are one: whom any of them lists is there.
select
    series,
    row_number() over (partition by series order by day) as number,
    day,
from (
    select distinct
        concat_ws(' of ', series, nullif(directory, '')) as series,
        coalesce(snapshot_day, first_seen_at::date) as day,
    from lake.loads_of_people
    left join lake.people_directories using (load_id)
    where is_full
)
