-- scope: everyone
-- One row per class of requests, the eligible first: how many IT did in the baseline
-- months and in the same months after the launch, and what share of all that it did.
select
    class,
    is_eligible,
    done_before::int                             as done_before,
    done_after::int                              as done_after,
    done_before / nullif(sum(done_before) over (), 0) as share_before,
    done_after / nullif(sum(done_after) over (), 0) as share_after,
from marts.capacity_mix
order by is_eligible desc nulls last, done_before desc, class
