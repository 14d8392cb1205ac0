-- title: Monthly users, of staff
-- question: Which share of each team works with tools that colleagues built?
-- definition: People who used at least one registered tool within the 28 days to the
--   month's last day, of the team's headcount in that month. Robots and scheduled runs
--   do not count; users whose team has no headcount that month are left out, and so are
--   months that a log is silent on for over a quarter of those days.
-- kind: ratio of stocks
-- unit: share
-- better: higher
-- filters: team
-- needs: events, headcounts
-- gaps: use, lower bound
-- privacy: small_group
-- interval: wilson
-- unknown: left out
-- none: no usage log and headcount tell of this month
select
    day,
    team_id,
    null::varchar                                as platform,
    team_id                                      as subject,
    users                                        as numerator,
    headcount                                    as denominator,
    coalesce(use_unknown, headcount_unknown)     as value_unknown,
from marts.reach_months
