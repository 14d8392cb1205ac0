-- One row per team that was merged into another and day from which on what is said of it
-- is said of that one: through several mergers the last by then.
with merges as (
    select teams.team_id, others.team_id as heir_id, from_day
    from lake.team_decisions
    join marts.team_names as teams on teams.spelling = key
    join marts.team_names as others on others.spelling = other
    where decision = 'merge' and from_day is not null and teams.team_id <> others.team_id
),
reached as (
    with recursive reach as (
        select team_id, heir_id, from_day from merges
        union
        select reach.team_id, merges.heir_id, greatest(reach.from_day, merges.from_day)
        from reach
        join merges on merges.team_id = reach.heir_id
        where merges.heir_id <> reach.team_id
    )
    from reach
),
gone as (
    select reached.team_id, reached.heir_id, reached.from_day
    from reached
    join merges
        on merges.team_id = reached.heir_id
        and merges.from_day <= reached.from_day
        and merges.heir_id <> reached.team_id
)
select team_id, from_day, min(heir_id)           as heir_id
from reached
anti join gone using (team_id, heir_id, from_day)
group by team_id, from_day
