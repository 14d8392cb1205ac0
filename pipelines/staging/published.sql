-- One row per local day and tool, as the log names it, that was published on it. What
-- counts is the word in the name of the operation, since each platform has its own.
-- stored: month
select
    lower(trim(tool_key))                        as tool_key,
    lake.local_day(occurred_at)                  as day,
from lake.events
where
    operation_class = 'author'
    and regexp_matches(lower(operation), '(^|[^n])publish|promote')
group by all
