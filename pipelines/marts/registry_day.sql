-- One row: the newest day that the registry or people exports speak of, or `--as-of`.
-- Who owns what is said by these two, and a load of anything else changes no owner.
select coalesce(as_of, max(data_through))        as day
from lake.program
left join lake.entities on entity in ('tools', 'people')
group by as_of
