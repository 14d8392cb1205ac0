-- title: Tools without a team
-- question: Which tools does the registry give to nobody, not even a team?
-- definition: Listed tools that are not retired and for which the registry names no
--   team, of all such tools, on the period's last day. It says nothing about owners, and
--   so also of registries that name no people.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: platform
-- rows: tools
-- needs: tools
-- none: no tool is listed
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    (team_id = 'unassigned')::int                as numerator,
    1                                            as denominator,
from marts.tool_days
