-- title: Active builders, of staff
-- question: Which share of each team builds its own tools?
-- definition: People who created, edited or published at least one tool within the 28
--   days (unless the program says otherwise) to the month's last day, of the team's
--   headcount in that month. Robots do not count; builders whose team has no headcount
--   that month are left out, and so are months with no log for over a quarter of those
--   days.
-- kind: ratio of stocks
-- unit: share
-- better: higher
-- filters: team
-- needs: events, headcounts
-- gaps: author, lower bound
-- privacy: small_group
-- interval: wilson
-- unknown: left out
-- none: no usage log and headcount tell of this month
select
    least(last_day(month), data_through, as_of)  as day,
    team_id,
    null::varchar                                as platform,
    team_id                                      as subject,
    builders                                     as numerator,
    headcount                                    as denominator,
    coalesce(log_unknown, headcount_unknown)     as value_unknown,
from marts.builder_months
join lake.entities on entity = 'events'
cross join lake.program
