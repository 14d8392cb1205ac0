-- One row per report day and team that a people export has listed by then: how many of
-- its people (no guests, robots or groups) are on record and how many of them can act.
-- `empty_since` is the day since which nobody can, null while somebody can: whoever was
-- able last left it, was disabled, or went to another team.
with lapses as (
    select team_id, person_id, to_day as ended_on
    from marts.placements
    where to_day is not null
    union
    select team_id, placements.person_id, inabilities.from_day
    from marts.placements
    join marts.inabilities on inabilities.person_id = placements.person_id
    where inabilities.from_day > placements.from_day
        and (placements.to_day is null or inabilities.from_day < placements.to_day)
),
losses as (
    select team_id, ended_on
    from lapses
    where not exists (
        from marts.inabilities
        where inabilities.person_id = lapses.person_id
            and (from_day is null or from_day < ended_on)
            and (to_day is null or to_day >= ended_on)
    )
),
listed as (
    select day, teams.team_id
    from (
        select team_id, min(valid_from) as listed_from
        from marts.person_rows
        group by team_id
        union all
        select team_id, min(from_day) from marts.placements group by team_id
    ) as teams
    join marts.days on listed_from <= day
    left join marts.team_heirs
        on team_heirs.team_id = teams.team_id and team_heirs.from_day <= day
    where heir_id is null
    group by all
),
lost as (
    select listed.day, listed.team_id, max(ended_on) as lost_on
    from listed
    join losses on losses.team_id = listed.team_id and ended_on <= day
    group by listed.day, listed.team_id
),
members as (
    select day, team_id, person_id
    from marts.days
    join marts.placements on from_day <= day and (to_day is null or day < to_day)
    anti join (select person_id from marts.people where person_type <> 'person')
        using (person_id)
)
select
    listed.day,
    listed.team_id,
    count(members.person_id)                     as people,
    count(members.person_id) - count(inability)  as able,
    if(able = 0, coalesce(any_value(lost_on), max(since)), null) as empty_since,
from listed
left join lost on lost.day = listed.day and lost.team_id = listed.team_id
left join members on members.day = listed.day and members.team_id = listed.team_id
left join marts.unable_days
    on unable_days.day = members.day and unable_days.person_id = members.person_id
group by listed.day, listed.team_id
