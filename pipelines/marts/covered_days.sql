-- One row per platform (lowercase) and local day of which a log tells anything: as the
-- log names the platform, and as the registry names that of a tool the log speaks of.
-- stored: month
-- by month: marts.log_platforms
select lower(trim(platform)) as platform, day
from staging.log_days
where trim(platform) <> ''
union
select platforms.platform, day
from marts.use_days
join (
    select distinct named_in, tool_id, lower(trim(platform)) as platform
    from marts.log_platforms
    where trim(platform) <> ''
) as platforms
    on platforms.tool_id = use_days.tool_id
    and named_in = date_trunc('month', day)
