-- scope: everyone
select *
from marts.baseline
