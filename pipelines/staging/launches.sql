-- One row per row of a launch calendar.
select team_name, wave, launched_on, snapshot_day, first_seen_at, load_id, line
from lake.launches
