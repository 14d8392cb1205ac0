-- One row per person and day from which on the newest people export with them says
-- which team they are in, "unassigned" where it says none; what the first one says
-- holds for the days before it too.
select
    person_id,
    team_id,
    if(
        from_day = min(from_day) over (partition by person_id),
        '-infinity'::date,
        from_day
    )                                            as from_day,
from marts.placements
