-- One row per series and day of which a full registry export can prove a tool's absence,
-- since every row of it tells at least its id; numbered from the oldest. Exports of one
-- day are one: what any of them lists is there.
select
    series,
    row_number() over (partition by series order by day) as number,
    day,
from (
    select distinct series, coalesce(snapshot_day, first_seen_at::date) as day
    from lake.loads_of_tools
    where
        is_full
        and load_id not in (select load_id from lake.lost_tools where native_id is null)
)
