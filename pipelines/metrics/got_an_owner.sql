-- title: Got an owner again
-- question: How many orphaned tools has the program brought to somebody who can act?
-- definition: Orphaned tools for which the registry named an able owner or cover in the
--   period, or whose own can act again. Orphaned tools that were retired, or that the
--   registry does not list any more, got nobody and are not among them. Counted for the
--   team and platform that a tool has today.
-- kind: flow
-- unit: tools
-- better: higher
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- none: no orphaned tool has one so far, or no registry export names any people
select
    to_day                                       as day,
    team_id,
    platform,
    owner_spans.tool_id                          as subject,
    1                                            as amount,
from marts.owner_spans
join marts.tools on tools.tool_id = owner_spans.tool_id
where state = 'orphaned' and ended_by in ('owner named', 'owner back')
