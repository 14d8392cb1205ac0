-- title: Half-finished tools, of tools older than 60 days
-- question: How much of what people began to build was never brought to use?
-- definition: Listed tools that are not retired, older than 60 days, and that were
--   either never published, where their platform's log tells of publishing and reaches
--   back to their creation, or used by fewer people than it takes (2 unless the program
--   says otherwise) besides their builders in 90 days and not run on schedule in them,
--   of all such tools that the logs can judge, on the period's last day. A tool that
--   enough people used in the same month of the year before is seasonal and not
--   half-finished. Tools of a platform without a log, or whose log is silent for more
--   than a quarter of the 90 days, are left out.
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, events
-- minimum: 10
-- interval: wilson
-- unknown: left out
-- none: of no tool older than 60 days a log can tell
select
    half_finished.day,
    team_id,
    platform,
    half_finished.tool_id                        as subject,
    is_half_finished::int                        as numerator,
    1                                            as denominator,
    half_finished_unknown                        as value_unknown,
from marts.half_finished
join marts.tool_days
    on tool_days.day = half_finished.day and tool_days.tool_id = half_finished.tool_id
