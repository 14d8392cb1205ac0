-- title: Escalations per 1,000 user-weeks
-- question: Do the tools need engineers more often, or do just more people use them?
-- definition: Escalations to engineering on registered tools per 1,000 active user-weeks:
--   one for each person and ISO week in which they used a registered tool, on the first
--   day that they did, in the person's team; an escalation counts in the team of who
--   asked. Only months of which the ticket exports and the usage logs both tell. Not by
--   platform, since one person uses several in a week.
-- kind: ratio of flows
-- unit: per 1,000 user-weeks
-- per: 1000
-- better: neither
-- filters: team
-- needs: ticket_updates, tools, events
-- gaps: month, upper bound
-- minimum: 10
-- stored: view
-- privacy: small_team
-- interval: poisson
-- none: no month of which the ticket exports and the usage logs both tell
with told as (
    select exposure_months.month
    from marts.exposure_months
    join marts.logged_months on logged_months.month = exposure_months.month
    where use_unknown is null
)
select
    hopped_on                                    as day,
    team_id,
    null::varchar                                as platform,
    ticket_id                                    as subject,
    1                                            as numerator,
    0                                            as denominator,
from marts.escalations
join told on told.month = date_trunc('month', hopped_on)
union all
select first_day, team_id, null, person_id, 0, 1
from marts.user_weeks
join told on told.month = date_trunc('month', first_day)
