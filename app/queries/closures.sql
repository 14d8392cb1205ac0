-- The tools that were orphaned at the end of the month before the one that $to lies in
-- and are so no more at its end (or at the newest day), or only went idle: those with
-- an owner first; narrowed to one way out ($cause), where `gone` is retired or
-- vanished, and `cannot tell` not matched or unclear.
with found as materialized (
    select orphan_closures.*, tool_name, team_name
    from marts.orphan_closures
    left join marts.tools on tools.tool_id = orphan_closures.tool_id
    left join marts.teams on teams.team_id = orphan_closures.team_id
    where
        date_trunc('month', day) = date_trunc('month', $to::date)
        and case $cause::varchar
            when 'gone' then closure in ('retired', 'vanished')
            when 'cannot tell' then closure in ('not matched', 'unclear')
            else $cause is null or closure = $cause
        end
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], orphan_closures.team_id)
        )
        and ($team::varchar is null or orphan_closures.team_id = $team)
        and (
            $platform::varchar is null
            or coalesce(orphan_closures.platform, 'not said') = $platform
        )
)
select
    before,
    day,
    tool_id,
    tool_name,
    team_id,
    team_name,
    closure,
    is_decided,
    is_depended_on,
    (select count(*) from found)::int            as total_rows, -- page
from found
order by -- page
    case closure when 'owner' then 0 when 'idle' then 2 else 1 end, -- page
    closure desc, -- page
    lower(tool_name), -- page
    tool_id -- page
limit $limit::int offset $offset::int -- page
