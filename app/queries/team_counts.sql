-- scope: everyone
-- One row: how many teams the exports tell of, how many of them went into others, and
-- what waits for somebody.
select
    count_if(team_id <> 'unassigned')::int       as teams,
    (select count(distinct team_id) from marts.team_heirs)::int as merged,
    (
        select count(*) - count(distinct team_id)
        from marts.team_names
        where team_id <> 'unassigned'
    )::int                                       as spellings,
    (select count(*) from marts.team_pairs)::int as pairs,
from marts.teams
