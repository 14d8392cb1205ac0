-- scope: everyone
-- Checks that found rows which should not exist; those of severity error never get
-- here, since they keep a build from being published.
select name, title, rows, first_row
from metrics.failed_checks
order by title
