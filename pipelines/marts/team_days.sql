-- One row per report day and team that a people export has listed by then: how many of
-- its people are on record and how many of them can act. `empty_since` is the day since
-- which nobody can, null while somebody can.
with members as (
    select day, team_id, person_id
    from marts.days
    join marts.person_rows on valid_from <= day and (valid_to is null or day < valid_to)
    qualify row_number() over (
        partition by day, person_id
        order by valid_from desc, turn desc, load_id desc
    ) = 1
)
select
    members.day,
    members.team_id,
    count(*)                                     as people,
    count(*) - count(inability)                  as able,
    if(able = 0, max(since), null)               as empty_since,
from members
left join marts.unable_days
    on unable_days.day = members.day and unable_days.person_id = members.person_id
group by members.day, members.team_id
