-- One row per log (a series of exports), load and local day on which it tells of any
-- event, and how many of them author or use something.
select
    series,
    load_id,
    occurred_on                                  as day,
    count(*) filter (operation_class = 'author') as authored,
    count(*) filter (operation_class = 'use')    as used,
from staging.events
group by all
