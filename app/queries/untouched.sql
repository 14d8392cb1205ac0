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
    label,
    class,
    found.team_id,
    team_name,
    opened_on,
    touched_on,
    untouched_days,
    found.load_id,
    file_name,
    found.line,
    total_rows::int                              as total_rows,
from found
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = found.load_id
order by untouched_days desc, found.ticket_id
