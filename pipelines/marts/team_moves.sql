-- One row per day of a people export, and two teams of which people were in the one by
-- the export of the same kind before and are in the other by this one: how many, of how
-- many, and whether the one is named no more and the other was not named before.
with placed as (
    select series, valid_from as day, person_id, arg_max(team_id, turn) as team_id
    from marts.person_rows
    group by all
),
followed as (
    select
        *,
        lag(team_id) over (
            partition by series, person_id order by day
        )                                        as team_before,
    from placed
),
named as (
    select
        series,
        team_id,
        min(valid_from)                          as first_named_on,
        max(valid_from)                          as last_named_on,
    from marts.person_rows
    where team_id <> 'unassigned'
    group by series, team_id
),
firsts as (
    select series, min(valid_from) as first_day from marts.person_rows group by series
),
sizes as (
    select
        series,
        day,
        team_id,
        count(*) filter (team_before is not null) as stayed,
    from followed
    group by series, day, team_id
),
sources as (
    select series, day, team_before, count(*) as left_over
    from followed
    where team_before is not null
    group by series, day, team_before
),
moves as (
    select series, day, team_before, team_id, count(*) as people
    from followed
    where team_before <> team_id
        and team_before <> 'unassigned'
        and team_id <> 'unassigned'
    group by all
)
select
    moves.series,
    moves.day,
    moves.team_before                            as team_id,
    moves.team_id                                as other_id,
    people,
    left_over                                    as people_before,
    stayed                                       as people_after,
    old.last_named_on < moves.day                as is_gone,
    new.first_named_on = moves.day and moves.day > first_day as is_new,
from moves
join sources
    on sources.series = moves.series
    and sources.day = moves.day
    and sources.team_before = moves.team_before
join sizes
    on sizes.series = moves.series
    and sizes.day = moves.day
    and sizes.team_id = moves.team_id
join named as old on old.series = moves.series and old.team_id = moves.team_before
join named as new on new.series = moves.series and new.team_id = moves.team_id
join firsts on firsts.series = moves.series
