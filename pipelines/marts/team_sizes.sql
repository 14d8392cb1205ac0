-- One row per month of the logs and team of which it is known how many people it has: its
-- headcount; in a month without any headcount those (no guests, robots or groups) whom a
-- people export has placed in it by the month's end and who had not left by then. What
-- tells of fewer people than a small group is not shown.
with gone as (
    select person_id, min(from_day) as gone_on
    from marts.inabilities
    where inability = 'left' and to_day is null
    group by person_id
),
people as (
    select distinct person_id
    from marts.person_places
    anti join (select person_id from marts.people where person_type <> 'person')
        using (person_id)
),
placed as (
    select month, day, people.person_id
    from marts.logged_months
    cross join people
    left join gone on gone.person_id = people.person_id
    where
        month not in (select month from marts.headcounts)
        and (gone_on is null or gone_on > day)
)
select month, team_id, count(*) as people
from placed
asof join marts.person_places
    on person_places.person_id = placed.person_id and from_day <= day
group by month, team_id
union all
select month, team_id, headcount
from marts.headcounts
where headcount > 0 and not is_contradicted
