-- title: Active builders
-- question: How many people build their own tools?
-- definition: People who created, edited or published at least one tool within the 28
--   days (unless the program says otherwise) to the month's last day, registered or not,
--   each in the team of that day; also those of teams without a headcount, whom the rate
--   leaves out. Robots do not count, and months that a log is silent on for over a
--   quarter of those days are unknown.
-- kind: stock
-- unit: people
-- better: higher
-- filters: team
-- needs: events
-- gaps: author, lower bound
-- privacy: small_team
-- none: no usage log tells of anybody who builds
select
    day,
    team_id,
    null::varchar                                as platform,
    person_id                                    as subject,
    1                                            as amount,
    null::varchar                                as value_unknown,
from marts.builders
join marts.logged_months on logged_months.month = builders.month
where log_unknown is null
union all
select day, team_id, null, null, 0, log_unknown
from marts.logged_months
cross join (select team_id from marts.builder_months union select 'unassigned') as teams
