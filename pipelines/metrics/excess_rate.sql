-- title: Excess tools, of active tools
-- question: What share of the tools in use could be spared, since another one does the same?
-- definition: Active tools in excess (in a group whose names and descriptions resemble each
--   other, without the one of it that is kept), of all active tools that are described in
--   enough characters to be compared, on the latest day.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team, platform
-- rows: tools
-- history: newest day
-- needs: tools
-- interval: none
select
    tool_days.day,
    tool_days.team_id,
    tool_days.platform,
    tool_days.tool_id                            as subject,
    (excess_tools.tool_id is not null)::int      as numerator,
    1                                            as denominator,
from marts.tool_days
join marts.days on days.day = tool_days.day and days.is_latest
join marts.overlap_tools on overlap_tools.tool_id = tool_days.tool_id
left join marts.excess_tools on excess_tools.tool_id = tool_days.tool_id
where tool_days.is_active and is_compared
