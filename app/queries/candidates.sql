-- Who could own each tool that needs somebody, best first within a tool.
select
    candidates.tool_id,
    tool_name,
    tools.team_id,
    team_name,
    why,
    place,
    coalesce(name, address)                      as person_name,
    left(candidates.person_id, 6)                as person_mark,
    score,
    edit_points,
    use_points,
    role_points,
    manager_points,
    team_points,
    around_points,
    reasons,
    owned_tools,
    excluded_by,
from marts.candidates
join marts.owners_wanted on owners_wanted.tool_id = candidates.tool_id
join marts.tools on tools.tool_id = candidates.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join names.people as called on called.person_key = candidates.person_id
where
    ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
    and ($team::varchar is null or tools.team_id = $team)
    and ($platform::varchar is null or coalesce(tools.platform, 'not said') = $platform)
order by lower(tool_name), candidates.tool_id, place nulls last, score desc
limit $limit::int
