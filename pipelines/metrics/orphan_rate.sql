-- title: Orphaned tools, of active tools
-- question: What share of the tools in use would nobody look after if they broke
--   tomorrow?
-- definition: Active tools that are orphaned, of all active tools, on the period's last
--   day. A tool is active when it was used, run or authored in the program's window (90
--   days unless it says otherwise); where no log covers its platform, when it is
--   listed. Tools whose owner no people export knows count as active and not as
--   orphaned; registries that name no people at all are left out.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- minimum: 10
-- interval: wilson
-- none: no registry export names any people
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    is_orphaned::int                             as numerator,
    1                                            as denominator,
    is_orphaned_unknown                          as value_unknown,
from marts.tool_days
where is_active and names_people
