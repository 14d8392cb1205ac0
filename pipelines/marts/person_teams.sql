-- One row per person and day from which on a people export names a team for them; what
-- the first one says holds for the days before it too. On the day on which a team was
-- merged into another its people go there.
with named as (
    select
        person_id,
        valid_from                               as from_day,
        arg_max(team_id, (turn, load_id))        as team_id,
    from marts.person_rows
    where team_id <> 'unassigned'
    group by person_id, valid_from
),
spans as (
    select
        person_id,
        team_id,
        if(
            from_day = min(from_day) over (partition by person_id),
            '-infinity'::date,
            from_day
        )                                        as from_day,
        lead(from_day) over (partition by person_id order by from_day) as to_day,
    from named
)
select person_id, coalesce(heir_id, spans.team_id) as team_id, spans.from_day
from spans
asof left join marts.team_heirs
    on team_heirs.team_id = spans.team_id and team_heirs.from_day <= spans.from_day
union all
select person_id, heir_id, team_heirs.from_day
from spans
join marts.team_heirs
    on team_heirs.team_id = spans.team_id
    and team_heirs.from_day > spans.from_day
    and (to_day is null or team_heirs.from_day < to_day)
