-- One row per team that a people export has listed and span of days: how many of its
-- people can act. A team starts with the first export that lists it; on the day on which
-- it was merged into another its people go there, and it is that one. `to_day` is
-- exclusive, and `infinity` while it lasts.
with able as (
    select
        team_id,
        greatest(placements.from_day, ability_spans.from_day) as from_day,
        least(coalesce(placements.to_day, 'infinity'::date), ability_spans.to_day) as to_day,
    from marts.placements
    join marts.ability_spans
        on ability_spans.person_id = placements.person_id
        and ability_spans.from_day < coalesce(placements.to_day, 'infinity'::date)
        and placements.from_day < ability_spans.to_day
    anti join (select person_id from marts.people where person_type <> 'person') as others
        on others.person_id = placements.person_id
    where inability is null
),
changes as (
    select team_id, from_day as day, 1 as change from able
    union all
    select team_id, to_day, -1 from able where to_day < 'infinity'
    union all
    select team_id, min(from_day), 0 from marts.placements group by team_id
    union all
    select team_id, min(valid_from), 0 from marts.person_rows group by team_id
),
summed as (
    select team_id, day, sum(change) as change from changes group by team_id, day
)
select
    team_id,
    day                                          as from_day,
    coalesce(lead(day) over days, 'infinity'::date) as to_day,
    sum(change) over days::int                   as able,
from summed
window days as (partition by team_id order by day)
