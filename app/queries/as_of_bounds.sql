-- scope: everyone
-- One row: the first day that any export tells of, and the newest day on which anything
-- came to be known: the last that an export shows, or that of the newest decision.
with days as (
    select
        least(window_from, snapshot_day, data_through) as first_day,
        greatest(snapshot_day, data_through)     as last_day,
    from lake.loads
    union all
    select null, lake.local_day(decided_at) from lake.decisions
)
select min(first_day) as first_day, max(last_day) as last_day
from days
