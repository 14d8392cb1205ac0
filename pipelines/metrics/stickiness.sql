-- title: Weekly of monthly users
-- question: Do people come back to the tools, or try them once?
-- definition: Of the people who used at least one registered tool within the 28 days to
--   the month's last day, those who did so within its last 7, each in the team of that
--   day. Months that a log is silent on for over a quarter of either are left out.
-- kind: ratio of stocks
-- unit: share
-- better: higher
-- filters: team
-- needs: events
-- gaps: use, off either way
-- minimum: 5
-- privacy: small_team
-- interval: wilson
-- unknown: left out
-- none: no usage log tells of anybody using a registered tool
select
    day,
    team_id,
    null::varchar                                as platform,
    team_id                                      as subject,
    weekly_users                                 as numerator,
    users                                        as denominator,
    coalesce(use_unknown, week_unknown)          as value_unknown,
from marts.reach_months
