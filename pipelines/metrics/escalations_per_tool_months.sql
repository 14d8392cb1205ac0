-- title: Escalations per 100 tool-months
-- question: Do the tools need engineers more often, or are there just more tools?
-- definition: Escalations to engineering on registered tools per 100 active tool-months:
--   one for each tool that is active at a month's end, in the tool's own team. Only
--   finished months of which the ticket exports and a registry both tell.
-- kind: ratio of flows
-- unit: per 100 tool-months
-- per: 100
-- better: neither
-- filters: team, platform
-- needs: ticket_updates, tools
-- minimum: 10
-- interval: poisson
-- none: no active tool at the end of a month that the ticket exports tell of
with ends as (
    select days.month, days.day
    from marts.days
    join marts.exposure_months on exposure_months.month = days.month
    where is_month_end and exposure_months.is_complete
)
select
    hopped_on                                    as day,
    tool_team_id                                 as team_id,
    platform,
    ticket_id                                    as subject,
    1                                            as numerator,
    0                                            as denominator,
from marts.escalations
join ends on ends.month = date_trunc('month', hopped_on)
union all
select ends.day, team_id, platform, tool_id, 0, 1
from marts.tool_days
join ends on ends.day = tool_days.day
where is_active
