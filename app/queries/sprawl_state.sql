-- scope: everyone
-- One row: what the rules of overlap and of half-finished are, what they leave out, and
-- what a group holds on average.
select
    sprawl_threshold                             as threshold,
    sprawl_minimum_characters                    as minimum_characters,
    sprawl_finished_users                        as finished_users,
    line_days,
    tools_compared,
    tools_left_out,
    if(is_computed, null, reason)                as reason,
    coalesce(unjudged_tools, 0)::int             as unjudged_tools,
    coalesce(aged_tools, 0)::int                 as aged_tools,
    most_often,
    cluster_state.*,
    (select max(day) from marts.days)            as day,
from lake.program
cross join marts.cluster_state
left join marts.overlap_state on true
left join marts.half_finished_days
    on half_finished_days.day = (select max(day) from marts.days where day <= $to::date)
