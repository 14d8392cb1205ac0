-- scope: everyone
-- One row: what the rules of overlap and of half-finished are, what the first leaves
-- out, and what a group holds on average.
select
    sprawl_threshold                             as threshold,
    sprawl_minimum_characters                    as minimum_characters,
    sprawl_finished_users                        as finished_users,
    line_days,
    tools_compared,
    tools_left_out,
    if(is_computed, null, reason)                as reason,
    cluster_state.*,
    (select max(day) from marts.days)            as day,
from lake.program
cross join marts.cluster_state
left join marts.overlap_state on true
