-- One row per month of the log, report day, tool and person who used it: the last day up
-- to the report day. Of the days up to a report day and after the one before, a person's
-- last is all that matters. What lies more than `line.days` before it is left out.
-- stored: month
with report_days as (
    select seen.day, min(days.day)               as report_day
    from (select distinct day from marts.use_days) as seen
    join marts.days on seen.day <= days.day
    group by seen.day
)
select
    tool_id,
    person_id,
    report_day,
    max(use_days.day)                            as last_day,
from marts.use_days
cross join lake.program
join report_days
    on report_days.day = use_days.day and use_days.day > report_day - line_days
where operation_class = 'use' and person_id is not null
group by all
