-- title: Orphaned tools retired or gone
-- question: How much shorter did the list become without anybody taking a tool over?
-- definition: Orphaned tools that the registry called retired in the period, or that it
--   does not list any more since: nobody was found for them. A list that gets shorter by
--   these alone says nothing about ownership. Counted for the team and platform that a
--   tool has today.
-- kind: flow
-- unit: tools
-- better: neither
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- none: no orphaned tool ended so far, or no registry export names any people
select
    to_day                                       as day,
    team_id,
    platform,
    owner_spans.tool_id                          as subject,
    1                                            as amount,
from marts.owner_spans
join marts.tools on tools.tool_id = owner_spans.tool_id
where state = 'orphaned' and ended_by in ('retired', 'not listed')
