-- scope: everyone
-- One row: how many decisions on people, teams and tools there are.
select count(*)::int as decisions
from lake.decisions
