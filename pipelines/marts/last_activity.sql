-- One row per month of the log, report day and tool: the last days up to the report day
-- on which it was used or ran, was authored, and anything was told of it.
-- stored: month
with report_days as (
    select seen.day, min(days.day)               as report_day
    from (select distinct day from marts.use_days) as seen
    join marts.days on seen.day <= days.day
    group by seen.day
)
select
    tool_id,
    report_day,
    max(use_days.day) filter (operation_class in ('use', 'run')) as used_on,
    max(use_days.day) filter (operation_class = 'run') as ran_on,
    max(use_days.day) filter (operation_class = 'author') as authored_on,
    max(use_days.day)                            as seen_on,
from marts.use_days
join report_days on report_days.day = use_days.day
group by all
