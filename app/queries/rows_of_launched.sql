-- Of the requests opened between two days those that the program can have changed,
-- newest first: eligible, of a team that had launched by the day they were opened.
with found as materialized (
    select ticket_id, requests.opened_on, team_name
    from marts.requests
    join marts.teams on teams.team_id = requests.team_id
    where
        is_eligible
        and requests.opened_on between $from::date and $to::date
        and requests.opened_on >= launched_on
        and ($team::varchar is null or requests.team_id = $team)
        and ($class::varchar is null or class = $class)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], requests.team_id)
        )
),
paged as (
    select *
    from found
    order by opened_on desc, ticket_id -- page
    limit $limit::int offset $offset::int -- page
)
select
    tickets.ticket_id                            as subject,
    tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    null::varchar                                as platform,
    tickets.opened_on                            as day,
    1                                            as numerator,
    1                                            as denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    (select count(*) from found)::int            as total_rows, -- page
    (select count(*) from found)::int            as total_numerator, -- page
    (select count(*) from found)::int            as total_denominator, -- page
from paged
join marts.tickets on tickets.ticket_id = paged.ticket_id
left join lake.loads on loads.load_id = tickets.load_id
order by tickets.opened_on desc, tickets.ticket_id -- page
