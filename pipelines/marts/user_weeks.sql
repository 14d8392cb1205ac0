-- One row per ISO week (by its Monday) and person who used a registered tool in it, with
-- the first day on which they did, load and line of a use on it, and the team that a
-- people export names for them by then. The days of a month's first week that lie in the
-- month before count there.
-- stored: month
-- reach: the month before
-- by month: marts.logged_months
with seen as (
    select
        date_trunc('week', day)::date            as week,
        person_id,
        min({day: day, load_id: load_id, line: line}) as first_use,
    from marts.use_days
    where
        operation_class = 'use'
        and person_id is not null
        and day >= (select min(month) - 6 from marts.logged_months)
    group by all
)
select
    week,
    first_use.day                                as first_day,
    coalesce(team_id, 'unassigned')              as team_id,
    seen.person_id,
    first_use.load_id                            as load_id,
    first_use.line                               as line,
from (
    select *, first_use.day                      as first_day
    from seen
) as seen
join marts.logged_months on month = date_trunc('month', first_day)::date
asof left join marts.person_places
    on person_places.person_id = seen.person_id and from_day <= first_day
order by first_day, seen.person_id
