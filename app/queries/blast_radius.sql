-- What would break with each tool, those that would break most first; those whose users
-- nobody knows are ranked apart, behind the others.
select
    blast_radius.tool_id,
    tool_name,
    blast_radius.team_id,
    team_name,
    blast_radius.platform,
    place,
    places,
    score,
    users,
    users_unknown,
    is_estimate,
    blast_radius.teams                           as user_teams,
    teams_unknown                                as user_teams_unknown,
    dependants,
    runs,
    runs_unknown,
    blast_radius.data_class,
    data_class_weight,
    criticality,
    criticality_weight,
    schedule,
    schedule_weight,
from marts.blast_radius
join marts.tools on tools.tool_id = blast_radius.tool_id
left join marts.teams on teams.team_id = blast_radius.team_id
where
    (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], blast_radius.team_id)
    )
    and ($team::varchar is null or blast_radius.team_id = $team)
    and (
        $platform::varchar is null
        or coalesce(blast_radius.platform, 'not said') = $platform
    )
order by users is null, place, lower(tool_name), blast_radius.tool_id
limit $limit::int
