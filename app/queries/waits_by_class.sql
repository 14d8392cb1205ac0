-- scope: everyone
-- One row for eligible requests, one for the others, and one per class, most first: how
-- long requests of all teams waited, also by side of the launch, and whether the sides
-- differ by more than chance until done.
select
    grouped_by,
    of                                           as name,
    wait_groups.* exclude (grouped_by, of),
from marts.wait_groups
where grouped_by in ('class', 'eligibility')
order by grouped_by desc, if(grouped_by = 'eligibility', null, requests) desc, of
