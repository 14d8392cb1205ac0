-- scope: everyone
-- One row per thing that charts over time are read with, oldest first: launches, policy
-- changes, freezes, frozen rules, files let through by hand, gaps in the logs.
select
    from_day                                     as day,
    to_day,
    kind,
    text,
from marts.annotations
order by day, to_day nulls first, kind, text
