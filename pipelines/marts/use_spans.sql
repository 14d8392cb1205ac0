-- One row per part of a month, registered tool and person who used it in it: the first
-- and the last day on which they did. A part has at most `line.days`, so that somebody
-- counts as a user on all the days between the two.
-- stored: month
select
    tool_id,
    person_id,
    min(use_days.day)                            as first_day,
    max(use_days.day)                            as last_day,
from marts.use_days
cross join lake.program
where operation_class = 'use' and person_id is not null
group by
    tool_id,
    person_id,
    date_trunc('month', use_days.day),
    (day(use_days.day) - 1) // least(line_days, 31)
