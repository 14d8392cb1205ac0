-- title: Tools in use
-- question: How many of the tools that people built does anybody work with?
-- definition: Listed tools that are not retired and that somebody used, or a schedule
--   ran, within the 28 days to the period's last day. Tools on platforms of which no log
--   tells are not counted, and months that a log is silent on for over a quarter of those
--   days are unknown.
-- kind: stock
-- unit: tools
-- better: higher
-- filters: team, platform
-- rows: tools
-- needs: tools, events
-- gaps: use, lower bound
-- none: no usage log covers a platform of the registry
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    is_used::int                                 as amount,
    month_unknown                                as value_unknown,
from marts.use_states
where tool_unknown is null or month_unknown is not null
