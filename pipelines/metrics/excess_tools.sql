-- title: Excess tools
-- question: How many tools would be left over if each group of tools that say the same of themselves became one?
-- definition: Listed tools whose name and description resemble those of others, less one for
--   each group of such tools, on the latest day; the one with the most known users in 90 days
--   is kept (of equals the active one, then the oldest), each other one counts for its own team.
--   Tools described in too few characters are not compared.
-- kind: stock
-- unit: tools
-- better: lower
-- filters: team, platform
-- needs: tools
select day, team_id, platform, tool_id as subject, 1 as amount
from marts.excess_tools
