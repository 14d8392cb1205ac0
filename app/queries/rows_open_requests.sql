-- The tickets behind one value of open_requests: opened by the end of the period and
-- not done by then.
with facts as (
    select
        subject,
        coalesce(team_id, 'unassigned')          as team_id,
        platform,
        amount::int                              as numerator,
        1::int                                   as denominator,
    from metrics.open_requests
    where
        from_day <= $to::date
        and (to_day is null or to_day > $to)
        and ($team::varchar is null or coalesce(team_id, 'unassigned') = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
)
select
    facts.subject,
    tickets.tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    facts.platform,
    tickets.opened_on                            as day,
    numerator,
    denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    count(*) over ()::int                        as total_rows,
    sum(numerator) over ()::int                  as total_numerator,
    sum(denominator) over ()::int                as total_denominator,
from facts
left join marts.tickets on tickets.ticket_id = facts.subject
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by numerator desc, day desc, facts.subject
limit $limit::int offset $offset::int
