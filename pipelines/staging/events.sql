-- One row per event, with its day in the program's time zone.
select
    *,
    lake.local_day(occurred_at)                             as occurred_on,
from lake.events
