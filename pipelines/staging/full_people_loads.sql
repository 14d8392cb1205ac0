-- One row per full people export of a series (of one directory), numbered from the
-- oldest.
select
    concat_ws(' of ', series, nullif(directory, '')) as series,
    row_number() over (
        partition by series, directory
        order by coalesce(snapshot_day, first_seen_at::date), first_seen_at, load_id
    )                                            as number,
    coalesce(snapshot_day, first_seen_at::date)  as day,
from lake.loads_of_people
left join lake.people_directories using (load_id)
where is_full
