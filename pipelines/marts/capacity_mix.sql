-- One row per class of requests, with how many of it IT did in the baseline months and in
-- the same calendar months after the first launch (marts.baseline_months), among those
-- that have a counterpart.
with compared as (
    select month, side from marts.baseline_months where is_compared
)
select
    request_months.class,
    is_eligible,
    coalesce(sum(request_months.done) filter (side = 'before'), 0)::bigint as done_before,
    coalesce(sum(request_months.done) filter (side = 'after'), 0)::bigint as done_after,
from marts.request_months
join compared on compared.month = request_months.month
join marts.request_classes on request_classes.class = request_months.class
group by request_months.class, is_eligible
having done_before + done_after > 0
