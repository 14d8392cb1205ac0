-- title: Escalations to engineering
-- question: How often do engineers take over work on a tool that people built?
-- definition: Moves of a ticket that names a registered tool from another group to an
--   engineering group of the program, by the local day of the move, each move once.
--   ServiceNow's own field for escalation is not read, and moves between groups of
--   engineering, or of the rest of IT, do not count; nor do tickets whose groups over
--   time are not known.
-- kind: flow
-- unit: escalations
-- better: neither
-- filters: team, platform
-- needs: ticket_updates, tools
-- none: no ticket on a registered tool comes with its groups over time
select
    hopped_on                                    as day,
    team_id,
    platform,
    ticket_id                                    as subject,
    1                                            as amount,
from marts.escalations
union all
select opened_on, tickets.team_id, platform, ticket_id, 0
from marts.tickets
join marts.tools on tools.tool_id = tickets.tool_id
where escalations is not null
