-- title: Became orphaned
-- question: How many tools lost the last person who could act for them?
-- definition: Tools whose ownership fell to nobody able in the period, dated by the day
--   on which it became true: the end date of the people export, or the first export that
--   shows it. Tools that were listed without an able owner from the start count on the
--   day on which they were first listed. A tool that falls twice counts twice. Counted
--   for the team and platform that a tool has today.
-- kind: flow
-- unit: tools
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- none: no tool became orphaned so far, or no registry export names any people
select
    from_day                                     as day,
    team_id,
    platform,
    owner_spans.tool_id                          as subject,
    1                                            as amount,
from marts.owner_spans
join marts.tools on tools.tool_id = owner_spans.tool_id
where state = 'orphaned'
