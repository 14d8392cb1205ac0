-- title: Groups of tools that do the same
-- question: How many jobs were built more than once?
-- definition: Groups of two or more listed tools whose names and descriptions
--   resemble each other, on the latest day. A group counts once, for the team and
--   platform of the tool of it that is kept: the one with the most known users in 90
--   days (of equals the active one, then the oldest). Copies for development and test
--   are one tool before anything is compared.
-- kind: stock
-- unit: groups
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
    (kept.kept_tool_id is not null)::int         as amount,
from marts.tool_days
join marts.days on days.day = tool_days.day and days.is_latest
join marts.overlap_tools on overlap_tools.tool_id = tool_days.tool_id
left join (select distinct kept_tool_id from marts.excess_tools) as kept
    on kept.kept_tool_id = tool_days.tool_id
where is_compared
