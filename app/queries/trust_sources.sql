-- scope: everyone
-- One row per kind of source, in the order in which the program needs them; no day where nothing is loaded.
select
    entity,
    loads,
    data_through,
from lake.entities
order by
    list_position(
        ['tools', 'ticket_updates', 'events', 'people', 'headcounts', 'launches'],
        entity
    ),
    entity
