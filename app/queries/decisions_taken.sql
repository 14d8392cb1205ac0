-- What was decided of who owns which tool in the month that $to lies in, the newest
-- first: without those taken back, as it is counted; narrowed to one $kind of decision,
-- and to what has become of it by now ($state). Names as far as the viewer may see
-- them.
with found as materialized (
    select decisions_taken.*, tool_name, team_name
    from marts.decisions_taken
    left join marts.tools on tools.tool_id = decisions_taken.tool_id
    left join marts.teams on teams.team_id = decisions_taken.team_id
    where
        month = date_trunc('month', $to::date)
        and state <> 'taken back'
        and ($kind::varchar is null or decision = $kind)
        and ($state::varchar is null or state = $state)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], decisions_taken.team_id)
        )
        and ($team::varchar is null or decisions_taken.team_id = $team)
        and (
            $platform::varchar is null
            or coalesce(decisions_taken.platform, 'not said') = $platform
        )
)
select
    decided_on,
    decision,
    state,
    reopened_because,
    tool_id,
    tool_name,
    team_id,
    team_name,
    coalesce(people.name, people.address)        as person_name,
    until_day,
    decided_by,
    reason,
    (select count(*) from found)::int            as total_rows, -- page
from found
left join names.people on people.person_key = found.person_key
order by decided_on desc, decision_id -- page
limit $limit::int offset $offset::int -- page
