-- scope: everyone
-- One row per month up to the one that $to lies in, newest first: Little's law held
-- against what was open, of all teams.
select
    month,
    round(mean_open, 1)                          as mean_open,
    done::int                                    as done,
    round(mean_days, 1)                          as mean_days,
    is_complete,
    ratio,
    ratio_unknown,
from marts.queue_balance
where month <= $to::date
order by month desc
limit $limit::int
