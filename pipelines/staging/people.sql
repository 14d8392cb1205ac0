-- One row per row of a people export, with its place among the exports of its series.
-- `turn` counts all exports of the series, `full_exports` the full ones up to this one.
with loads as (
    select
        load_id,
        series,
        is_full,
        coalesce(snapshot_day, first_seen_at::date) as listed_on,
        row_number() over export_order           as turn,
        count_if(is_full) over export_order      as full_exports,
    from lake.loads_of_people
    window export_order as (
        partition by series
        order by coalesce(snapshot_day, first_seen_at::date), first_seen_at, load_id
    )
)
select
    people.* exclude (series, is_full, snapshot_day),
    loads.series,
    loads.is_full,
    loads.listed_on,
    loads.turn,
    loads.full_exports,
from lake.people
join loads on loads.load_id = people.load_id
