-- One row per report day and team that a people export has listed by then: how many of its
-- people are on record and how many of them can act. `empty_since` is the day since which
-- nobody can, null while somebody can.
with members as (
    select day, team_id, person_id
    from marts.days
    join marts.person_rows on valid_from <= day and (valid_to is null or day < valid_to)
    qualify row_number() over (
        partition by day, person_id
        order by valid_from desc, turn desc, load_id desc
    ) = 1
),
lost as (
    select day, person_id, min(coalesce(from_day, '-infinity'::date)) as since
    from marts.days
    join marts.inabilities
        on (from_day is null or from_day <= day) and (to_day is null or to_day > day)
    group by day, person_id
)
select
    members.day,
    members.team_id,
    count(*)                                     as people,
    count(*) - count(lost.person_id)             as able,
    if(able = 0, nullif(max(since), '-infinity'::date), null) as empty_since,
from members
left join lost on lost.day = members.day and lost.person_id = members.person_id
group by members.day, members.team_id
