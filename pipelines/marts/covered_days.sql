-- One row per platform (lowercase) and local day of which a log tells anything: as the
-- log names the platform, and as the registry names that of a tool the log speaks of.
-- stored: month
-- by month: marts.log_platforms
select lower(trim(platform)) as platform, day
from staging.log_days
where trim(platform) <> ''
union
select lower(trim(platform)), day
from (select distinct day, tool_id from marts.use_days) as seen
join marts.log_platforms
    on log_platforms.tool_id = seen.tool_id
    and named_in = date_trunc('month', day)
where trim(platform) <> ''
