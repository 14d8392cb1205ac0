-- One row per log (a series of exports), load and local day on which it tells of any
-- event, how many of them author or use something, and between which lines they stand.
select
    series,
    log_days.load_id,
    day,
    sum(authored)::bigint                        as authored,
    sum(used)::bigint                            as used,
    min(first_line)                              as first_line,
    max(last_line)                               as last_line,
from staging.log_days
join lake.loads on loads.load_id = log_days.load_id
group by all
