-- scope: everyone
-- What a person says of the requests that the rules call eligible, and of the others:
-- of all first, then by class.
select *
from marts.rule_precision
order by is_eligible desc, class nulls first
