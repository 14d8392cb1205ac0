-- title: Orphaned tools, of those depended on
-- question: What share of the tools that others rely on would nobody look after?
-- definition: Depended-on tools that are orphaned, of all tools known to be depended on,
--   on the period's last day. A tool is depended on when the registry says so or when
--   enough people other than its builders used it (5 in 90 days unless the program says
--   otherwise). Registries that name no people at all are left out.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- minimum: 10
-- interval: wilson
-- none: no tool is known to be depended on
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    is_orphaned::int                             as numerator,
    1                                            as denominator,
    is_orphaned_unknown                          as value_unknown,
from marts.tool_days
where is_depended_on and names_people
