-- One row per team as spelled and wave, as the newest launch calendar says it.
select team_name, wave, launched_on, load_id, line
from lake.launches
qualify row_number() over (
    partition by lower(trim(team_name)), wave
    order by
        snapshot_day desc nulls last,
        first_seen_at desc nulls last,
        load_id desc,
        line desc
) = 1
