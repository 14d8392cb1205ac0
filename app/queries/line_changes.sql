-- Tools of the latest day that would change sides at other thresholds, as in
-- line_what_if: those with most users first.
with judged as (
    select
        *,
        is_told
            or users >= $line_users::int
            or coalesce(teams >= $line_teams::int, false) as is_over,
    from marts.line_windows
    where
        days = $line_days::int
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
),
found as materialized (
    select *
    from judged
    where coalesce(is_over, false) <> coalesce(is_depended_on, false)
)
select
    found.tool_id,
    tool_name,
    found.team_id,
    team_name,
    found.platform,
    coalesce(is_over, false)                     as is_over,
    users,
    users_unknown,
    teams,
    is_ready,
    if(is_ready is null, 'not known who owns or built it', null) as is_ready_unknown,
    (select count(*) from found)::int            as total_rows,
from found
left join marts.tools on tools.tool_id = found.tool_id
left join marts.teams on teams.team_id = found.team_id
order by is_over desc, users desc nulls last, lower(tool_name), found.tool_id
limit $limit::int
