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
-- rows: tools
-- history: newest day
-- needs: tools
select
    tool_days.day,
    tool_days.team_id,
    tool_days.platform,
    tool_days.tool_id                            as subject,
    (excess_tools.tool_id is not null)::int      as amount,
from marts.tool_days
join marts.days on days.day = tool_days.day and days.is_latest
join marts.overlap_tools on overlap_tools.tool_id = tool_days.tool_id
left join marts.excess_tools on excess_tools.tool_id = tool_days.tool_id
where is_compared
