-- Tools that crossed the line in the twelve months to the newest day, with the first
-- owner who can act and did not build them: the rows behind the curve of line_waits.
select
    line_waits.tool_id,
    tool_name,
    line_waits.team_id,
    line_waits.platform,
    crossed_on,
    owner_on,
    days,
    case
        when owner_on is not null then 'has one'
        when has_ended then 'retired or not listed'
        else 'still waits'
    end                                          as outcome,
from marts.line_waits
cross join marts.registry_day
join marts.tools on tools.tool_id = line_waits.tool_id
where
    crossed_on > registry_day.day - interval 12 month
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], line_waits.team_id)
    )
    and ($team::varchar is null or line_waits.team_id = $team)
    and (
        $platform::varchar is null
        or coalesce(line_waits.platform, 'not said') = $platform
    )
