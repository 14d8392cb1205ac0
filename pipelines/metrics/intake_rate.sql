-- title: Requests opened, per 100 staff-months
-- question: Do people ask IT for less than they used to, however many people there are?
-- definition: Requests opened in the period for every 100 people employed for a month,
--   in teams whose headcount of that month is known; of a month that the ticket export
--   tells in part, that part. Requests of other teams, and of nobody's team, are left
--   out.
-- kind: ratio of flows
-- unit: per 100 staff-months
-- per: 100
-- better: lower
-- filters: team
-- needs: ticket_updates, headcounts
-- minimum: 5
-- interval: poisson
-- unknown: left out
-- none: no headcount is known of a team and month in this period
with opened as (
    select opened_on, team_id, count(*) as requests
    from marts.requests
    where is_inside_window
    group by all
)
select
    opened_on                                    as day,
    opened.team_id,
    null::varchar                                as platform,
    opened.team_id                               as subject,
    requests                                     as numerator,
    0                                            as denominator,
    staff_months_unknown                         as value_unknown,
from opened
join marts.staff_months
    on staff_months.month = date_trunc('month', opened_on)
    and staff_months.team_id = opened.team_id
union all
select day, team_id, null, team_id, 0, staff_months, staff_months_unknown
from marts.staff_months
