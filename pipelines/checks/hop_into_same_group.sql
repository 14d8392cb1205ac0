-- title: Hops that lead nowhere
-- severity: error
select ticket_id, from_group, to_group, hopped_at, load_id, line
from marts.hops
where lower(trim(from_group)) = lower(trim(to_group)) or trim(to_group) = ''
order by all
