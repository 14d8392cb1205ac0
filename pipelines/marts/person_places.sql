-- One row per person and day from which on the newest people export with them says
-- which team they are in, "unassigned" where it says none; what the first one says
-- holds for the days before it too.
select
    person_id,
    arg_max(team_id, turn)                       as team_id,
    if(
        valid_from = min(valid_from) over (partition by person_id),
        '-infinity'::date,
        valid_from
    )                                            as from_day,
from marts.person_rows
group by person_id, valid_from
