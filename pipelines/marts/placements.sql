-- One row per person and span of days in which the newest people export with them places
-- them in a team, "unassigned" where it names none; `to_day` is exclusive, null while it
-- lasts. On the day on which a team was merged into another its people go there.
with told as (
    select
        person_id,
        valid_from                               as from_day,
        arg_max(team_id, (turn, load_id))        as team_id,
    from marts.person_rows
    group by person_id, valid_from
),
spans as (
    select
        *,
        lead(from_day) over (partition by person_id order by from_day) as to_day,
    from told
),
merged as (
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
)
select
    person_id,
    team_id,
    from_day,
    lead(from_day) over (partition by person_id order by from_day) as to_day,
from merged
