-- One row per report day, team and class of the open requests, and one for all teams
-- together (team `*`, see `class_months`): how many by their age in days, and how many
-- by what was usual for their class; `not_judged` are of classes with too few done ones.
select
    day,
    if(grouping(team_id) = 1, '*', team_id)      as team_id,
    class,
    count(*)                                     as open,
    count(*) filter (age_days <= 7)              as week,
    count(*) filter (age_days between 8 and 30)  as month,
    count(*) filter (age_days between 31 and 91) as quarter,
    count(*) filter (age_days between 92 and 182) as half_year,
    count(*) filter (age_days > 182)             as longer,
    count(*) filter (age_of_class = 'p50')       as to_p50,
    count(*) filter (age_of_class = 'p85')       as to_p85,
    count(*) filter (age_of_class = 'p95')       as to_p95,
    count(*) filter (age_of_class = 'above')     as above_p95,
    count(is_old_unknown)                        as not_judged,
    any_value(is_old_unknown)                    as old_unknown,
from marts.open_ages
group by grouping sets ((day, team_id, class), (day, class))
order by team_id, day
