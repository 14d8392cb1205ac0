-- scope: everyone
-- One row: the program's line, the windows of days that are kept, and since when logs
-- tell. It mentions nothing that is asked for, so that it is read once of all numbers.
select
    line_users,
    line_days,
    line_teams,
    line_data_classes,
    line_revenue,
    line_schedule,
    list_sort(list_distinct([30, 60, 90, 180, 365, line_days])) as windows,
    (select min(day) from marts.covered_days)    as logged_from,
from lake.program
