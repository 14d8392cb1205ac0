-- title: Weekly users
-- question: How many people work with the tools that colleagues built in a week?
-- definition: Different people who used at least one registered tool within the 7 days
--   to the month's last day, builders among them, each in the team of that day and on
--   every platform that they used; over several months, whoever was one in any of them.
--   Robots and scheduled runs do not count, and months that a log is silent on for over
--   a quarter of those days are unknown.
-- kind: distinct
-- unit: people
-- better: higher
-- filters: team, platform
-- needs: events
-- gaps: week, lower bound
-- stored: view
-- privacy: small_team
-- none: no usage log tells of anybody using a registered tool
select
    user_months.day,
    team_id,
    platform,
    person_id                                    as subject,
    week_unknown                                 as value_unknown,
from marts.user_months
join marts.logged_months on logged_months.month = user_months.month
where is_weekly
union all
select day, team_id, platform, null, week_unknown
from marts.logged_months
cross join (select distinct team_id, platform from marts.user_months) as cells
where week_unknown is not null
