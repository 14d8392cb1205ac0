-- scope: everyone
select dial, value, value_unknown, words
from marts.dials
order by list_position(['security', 'sprawl', 'continuity'], dial)
