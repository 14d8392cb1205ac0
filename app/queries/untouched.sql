-- Requests open on the newest day that nobody has touched for 5 days or more, the
-- longest first.
with found as (
    select *, count(*) over ()                   as total_rows
    from marts.untouched_requests
    where
        untouched_days >= 5
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
    order by untouched_days desc, ticket_id
    limit $limit::int
)
select
    found.ticket_id,
    concat_ws(' ', ticket_number, title)         as label,
    class,
    found.team_id,
    team_name,
    found.opened_on,
    found.touched_on,
    untouched_days,
    tickets.load_id,
    file_name,
    tickets.line,
    total_rows::int                              as total_rows,
from found
join marts.tickets
    on tickets.opened_on = found.opened_on and tickets.ticket_id = found.ticket_id
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by untouched_days desc, found.ticket_id
