-- Every request behind the waits, newest first: how each of its waits went, by side of
-- its team's launch, whose turn its days were and by when it was needed.
select
    ticket_number,
    title,
    team_name,
    request_waits.class,
    request_waits.side,
    request_waits.opened_on,
    ending,
    ended_on,
    request_waits.days,
    touch_ending,
    touch_days,
    touch_unknown                                as why_no_touch,
    approval_ending,
    approval_days_waited,
    due_on,
    is_late,
    turn_days,
    not_begun_days,
    work_days,
    approval_days,
    requester_days,
    vendor_days,
    file_name,
    tickets.line,
from marts.request_waits
join marts.tickets on tickets.ticket_id = request_waits.ticket_id
left join marts.teams on teams.team_id = request_waits.team_id
left join lake.loads on loads.load_id = tickets.load_id
where
    ($team::varchar is null or request_waits.team_id = $team)
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], request_waits.team_id)
    )
order by request_waits.opened_on desc, ticket_number
