-- One row per event, with its day in the program's time zone.
select
    events.*,
    (occurred_at at time zone 'UTC' at time zone time_zone)::date as occurred_on,
from lake.events
cross join lake.program
