-- scope: everyone
-- One row, the same for every team and thus read once of all numbers: below how many
-- people nothing is told of a group, and whether anybody's tickets are known.
select
    small_group,
    exists (from metrics.values where metric = 'open_requests' and value is not null)
                                                 as has_tickets,
from lake.program
