-- scope: everyone
-- The program's own rules that definitions depend on, and the day of the newest load.
select
    time_zone,
    line_users,
    line_days,
    active_days,
    builder_days,
    small_group,
    baseline_from,
    baseline_to,
    baseline_frozen_on,
    engineering_groups,
    sprawl_threshold,
    (select max(first_seen_at)::date from lake.loads) as newest_load_on,
from lake.program
