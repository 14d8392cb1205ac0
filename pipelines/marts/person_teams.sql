-- One row per person and day from which on a people export names a team for them; what
-- the first one says holds for the days before it too.
with named as (
    select
        person_id,
        valid_from,
        arg_max(team_id, (turn, load_id))        as team_id,
    from marts.person_rows
    where team_id <> 'unassigned'
    group by person_id, valid_from
)
select
    person_id,
    team_id,
    if(
        valid_from = min(valid_from) over (partition by person_id),
        '-infinity'::date,
        valid_from
    )                                            as from_day,
from named
