-- title: Tickets on tools that engineering took over
-- question: How often does a tool that people built need engineers to be kept alive?
-- definition: Tickets on registered tools that moved at least once from another group
--   to an engineering group of the program, of all tickets on registered tools whose
--   groups over time are known, by the day they were opened.
-- kind: ratio of flows
-- unit: share
-- better: neither
-- filters: team, platform
-- rows: tickets
-- needs: ticket_updates, tools
-- minimum: 10
-- interval: wilson
-- none: no ticket on a registered tool was opened in this period
select
    opened_on                                    as day,
    tickets.team_id,
    platform,
    ticket_id                                    as subject,
    (escalations > 0)::int                       as numerator,
    1                                            as denominator,
from marts.tickets
join marts.tools on tools.tool_id = tickets.tool_id
where escalations is not null
