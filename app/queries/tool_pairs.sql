-- Two tools that may be one, at least one of them in the viewer's teams, those created
-- again first; with $pairs, these alone.
select
    pair_id,
    tool_pairs.key,
    tool_pairs.other,
    tool_pairs.tool_id,
    tool_pairs.other_id,
    one.tool_name,
    one.native_id,
    one.platform,
    one_teams.team_name,
    one.listed_from,
    one.listed_to,
    two.tool_name                                as other_name,
    two.native_id                                as other_native_id,
    two_teams.team_name                          as other_team_name,
    two.listed_from                              as other_listed_from,
    two.listed_to                                as other_listed_to,
    [evidence]                                   as evidence,
    (one.copies + two.copies)::int               as copies,
    count(*) over ()::int                        as total_rows,
from marts.tool_pairs
join marts.tools as one on one.tool_id = tool_pairs.tool_id
join marts.tools as two on two.tool_id = tool_pairs.other_id
left join marts.teams as one_teams on one_teams.team_id = one.team_id
left join marts.teams as two_teams on two_teams.team_id = two.team_id
where
    (
        $scope::varchar[] is null
        or list_has_any($scope::varchar[], [one.team_id, two.team_id])
    )
    and ($pairs::varchar[] is null or list_contains($pairs::varchar[], pair_id))
    and ($kind::varchar is null or evidence = $kind)
    and (
        $q::varchar is null
        or contains(lower(one.tool_name || ' ' || two.tool_name), lower($q))
    )
order by evidence <> 're-created', evidence, lower(one.tool_name), pair_id
limit $limit::int offset $offset::int
