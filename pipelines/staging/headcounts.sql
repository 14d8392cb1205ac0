-- One row per team as spelled, month and number, as the newest export that speaks of both
-- says it: several where it contradicts itself.
select
    team_name,
    date_trunc('month', month)::date             as month,
    headcount,
    snapshot_day,
    first_seen_at,
    load_id,
    line,
from lake.headcounts
qualify
    rank() over (
        partition by lower(trim(team_name)), date_trunc('month', month)
        order by
            snapshot_day desc nulls last,
            first_seen_at desc nulls last,
            load_id desc
    ) = 1
    and row_number() over (
        partition by
            lower(trim(team_name)), date_trunc('month', month), headcount, load_id
        order by line desc
    ) = 1
