-- One row per load, platform as the log names it and local day of which it tells: how
-- many events there are, how many of them author or use something, and between which
-- lines of the file they stand. An event that several loads tell counts for each: that
-- another one told it first makes no load silent on that day.
-- stored: month
-- one by one: load_id
select
    load_id,
    platform,
    lake.local_day(occurred_at)                  as day,
    count(*)                                     as events,
    count(*) filter (operation_class = 'author') as authored,
    count(*) filter (operation_class = 'use')    as used,
    min(line)                                    as first_line,
    max(line)                                    as last_line,
from (from lake.events union all by name from lake.repeats)
group by all
