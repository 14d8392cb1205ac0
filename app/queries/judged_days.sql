-- scope: everyone
-- One row per report day, oldest first: how many tools are old enough to be judged
-- half-finished or not, how many of them cannot be, and why most often.
select
    days.day,
    coalesce(unjudged_tools, 0)::int             as unjudged_tools,
    coalesce(aged_tools, 0)::int                 as aged_tools,
    most_often,
from marts.days
left join marts.half_finished_days on half_finished_days.day = days.day
order by days.day
