-- Two teams of which the one may be what the other became, at least one of them the
-- viewer's: what would move most tools and tickets first; with $pairs, these alone.
select
    pair_id,
    key,
    other,
    team_name,
    other_name,
    decision,
    from_day,
    [evidence]                                   as evidence,
    tools::int                                   as tools,
    tickets::int                                 as tickets,
    people::int                                  as people,
    count(*) over ()::int                        as total_rows,
from marts.team_pairs
where
    (
        $scope::varchar[] is null
        or list_has_any($scope::varchar[], [team_id, other_id])
    )
    and ($pairs::varchar[] is null or list_contains($pairs::varchar[], pair_id))
    and (
        $q::varchar is null
        or contains(lower(team_name || ' ' || other_name), lower($q))
    )
order by tools desc, tickets desc, from_day desc nulls last, key, other
limit $limit::int offset $offset::int
