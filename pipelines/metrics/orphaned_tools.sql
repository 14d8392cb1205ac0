-- title: Orphaned tools
-- question: How many tools would nobody look after if they broke tomorrow?
-- definition: Listed tools that are not retired, for which on the period's last day the
--   registry names no owner, or only owners who left, are disabled, are robots or
--   guests, or a team in which nobody is left to act, and no backup who can act. A tool
--   whose owner no people export knows is not among them: it is counted apart.
--   Registries that name no people at all are left out.
-- kind: stock
-- unit: tools
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- none: no registry export names any people
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    is_orphaned::int                             as amount,
    is_orphaned_unknown                          as value_unknown,
from marts.tool_days
where names_people
