-- One row per month opened, team, class and number of days for which requests have been
-- open: how many of them are done with that, and how many were still open when the data
-- ended. Only openings inside the export's window.
select
    date_trunc('month', opened_on)::date         as month,
    team_id,
    class,
    days,
    count(*) filter (is_done)                    as done,
    count(*) filter (not is_done)                as still_open,
from marts.requests
where is_inside_window
group by all
order by month, team_id, days
