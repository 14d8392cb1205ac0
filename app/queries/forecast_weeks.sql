-- scope: everyone
-- One row per whole week, newest first: the newest, of which the forecast of the
-- backlog is made, or with the older ones, on which it is tried. Requests opened and
-- ended in it, open at its end, of those opened the ones that the program can have
-- changed, and why it is left out, if it is.
select
    week,
    last_day,
    opened,
    ended,
    backlog_weeks.open_tickets,
    changed,
    left_out,
    week >= first_week                           as is_newest,
from marts.backlog_weeks
join marts.backlog_reached on scenario = 'with'
where $with_older::boolean or week >= first_week
order by week desc
