-- One row per full people export of a series, numbered from the oldest.
select
    series,
    row_number() over (
        partition by series
        order by coalesce(snapshot_day, first_seen_at::date), first_seen_at, load_id
    )                                            as number,
    coalesce(snapshot_day, first_seen_at::date)  as day,
from lake.loads_of_people
where is_full
