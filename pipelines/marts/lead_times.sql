-- One row per month opened, team, class and number of days for which requests have been
-- open: how many of them are done with that, and how many were still open when the data
-- ended; and the same of all teams together (team `*`, see `class_months`). Only openings
-- inside the export's window.
select
    month,
    if(grouping(team_id) = 1, '*', team_id)      as team_id,
    class,
    days,
    count(*) filter (is_done)                    as done,
    count(*) filter (not is_done)                as still_open,
from (
    select *, date_trunc('month', opened_on)::date as month
    from marts.requests
    where is_inside_window
)
group by grouping sets ((month, team_id, class, days), (month, class, days))
order by team_id, month, days
