-- Two that may be one person, at least one of them in the viewer's teams, those whose
-- merge would move most tools and tickets first; with $pairs, these alone.
with sides as (
    select
        person_pairs.*,
        one.team_id,
        one.person_type,
        one.first_listed_on,
        one.last_listed_on,
        one.left_on,
        two.team_id                              as other_team_id,
        two.person_type                          as other_type,
        two.first_listed_on                      as other_first_listed_on,
        two.last_listed_on                       as other_last_listed_on,
        two.left_on                              as other_left_on,
    from marts.person_pairs
    join marts.people as one on one.person_id = person_pairs.person_id
    left join marts.people as two on two.person_id = other_id
),
named as (
    select
        sides.*,
        own.name                                 as person_name,
        own.address                              as person_address,
        theirs.name                              as other_name,
        coalesce(theirs.address, theirs.text)    as other_address,
        teams.team_name,
        other_teams.team_name                    as other_team_name,
    from sides
    left join names.people as own on own.person_key = key
    left join names.people as theirs on theirs.person_key = other
    left join marts.teams on teams.team_id = sides.team_id
    left join marts.teams as other_teams on other_teams.team_id = sides.other_team_id
)
select
    pair_id,
    key,
    other,
    evidence,
    tools,
    tickets,
    people_fewer,
    other_id is not null                         as is_known,
    left(key, 6)                             as person_mark,
    person_name,
    person_address,
    person_type,
    team_name,
    first_listed_on,
    last_listed_on,
    left_on,
    left(other, 6)                           as other_mark,
    other_name,
    other_address,
    other_type,
    other_team_name,
    other_first_listed_on,
    other_last_listed_on,
    other_left_on,
    count(*) over ()::int                        as total_rows,
from named
where
    (
        $scope::varchar[] is null
        or list_has_any($scope::varchar[], [team_id, other_team_id])
    )
    and ($pairs::varchar[] is null or list_contains($pairs::varchar[], pair_id))
    and ($kind::varchar is null or list_contains(evidence, $kind))
    and (
        $q::varchar is null
        or contains(lower(concat_ws(
            ' ', person_name, person_address, other_name, other_address
        )), lower($q))
    )
order by
    tools desc,
    tickets desc,
    len(evidence) desc,
    person_name,
    pair_id
limit $limit::int offset $offset::int
