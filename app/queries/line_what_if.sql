-- One row: how many tools of the latest day would be over a line at $line_users people
-- within $line_days (a window that is kept), or at people of $line_teams teams, what
-- the registry says counting as it does; and how many of them change sides.
with judged as (
    select
        is_depended_on,
        is_ready,
        is_told
            or users >= $line_users::int
            or coalesce(teams >= $line_teams::int, false) as is_over,
    from marts.line_windows
    where
        days = $line_days::int
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
)
select
    count_if(is_over)::int                       as over_line,
    count_if(is_over and is_depended_on is not true)::int as gained,
    count_if(is_over is not true and is_depended_on)::int as lost,
    count_if(is_over and not is_ready)::int      as not_ready,
    count_if(is_over is null)::int               as untold_tools,
from judged
