-- One row: the newest day of which registry and people exports both tell (`day`). Apart
-- from what else is known of the loads, since that changes with each day of log.
select min(data_through)                         as day
from lake.entities
where entity in ('tools', 'people')
