-- scope: everyone
-- One row per kind of source, in the order in which the program needs them; no day
-- where nothing is loaded. A headcount speaks of its month to the end.
select
    entity,
    loads,
    if(entity = 'headcounts', last_day(data_through), data_through) as data_through,
from lake.entities
order by
    list_position(
        ['tools', 'ticket_updates', 'events', 'people', 'headcounts', 'launches'],
        entity
    ),
    entity
