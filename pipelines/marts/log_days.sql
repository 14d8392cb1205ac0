-- One row per log (a series of exports), load and local day on which it tells of any
-- event, and how many of them author or use something.
select
    series,
    log_days.load_id,
    day,
    sum(authored)::bigint                        as authored,
    sum(used)::bigint                            as used,
from staging.log_days
join lake.loads on loads.load_id = log_days.load_id
group by all
