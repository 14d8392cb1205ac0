-- One row per report day: how many tools are old enough to be judged, how many of them
-- cannot be, and why most often.
select
    day,
    count(*)                                     as aged_tools,
    count(half_finished_unknown)                 as unjudged_tools,
    mode(half_finished_unknown)                  as most_often,
from marts.half_finished
group by day
