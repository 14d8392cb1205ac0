-- One row per full registry export of a series that can prove a tool's absence, numbered
-- from the oldest: every row of it tells at least its id.
select
    series,
    row_number() over (
        partition by series
        order by coalesce(snapshot_day, first_seen_at::date), first_seen_at, load_id
    )                                            as number,
    coalesce(snapshot_day, first_seen_at::date)  as day,
from lake.loads_of_tools
where
    is_full
    and load_id not in (select load_id from lake.lost_tools where native_id is null)
