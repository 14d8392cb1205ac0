-- One row per ISO week (by its Monday) and person who used a registered tool in it, with
-- the first day on which they did and the team that a people export names for them by
-- then.
with seen as (
    select
        date_trunc('week', day)::date            as week,
        person_id,
        min(day)                                 as first_day,
    from marts.user_days
    group by all
)
select
    week,
    first_day,
    coalesce(team_id, 'unassigned')              as team_id,
    seen.person_id,
from seen
asof left join marts.person_places
    on person_places.person_id = seen.person_id and from_day <= first_day
