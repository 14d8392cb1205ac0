-- Tools of the latest day that others depend on, with the day on which each crossed the
-- line: those that are not ready for others first, then by what would break with them,
-- those whose users nobody knows last.
with paged as materialized (
    select
        tool_id,
        crossing_place,
        count(*) over ()::int                    as total_rows,
    from marts.line_crossings
    where
        crossing_place is not null
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    order by crossing_place
    limit $limit::int
)
select
    paged.tool_id,
    tool_name,
    team_id,
    team_name,
    platform,
    crossed_on,
    is_or_earlier,
    array_to_string(thresholds, ', ')            as thresholds,
    is_ready,
    is_ready_unknown,
    has_on_call,
    has_support_contact,
    owner_on,
    reviewed_on,
    on_call_on,
    users,
    users_unknown,
    is_estimate,
    place,
    places,
    total_rows,
from paged
join marts.line_crossings as crossed on crossed.tool_id = paged.tool_id
order by paged.crossing_place
