-- The tickets behind one value of escalation_rate: all on citizen tools, those that
-- went to engineering marked.
with facts as (
    select
        subject,
        coalesce(team_id, 'unassigned')          as team_id,
        platform,
        numerator::int                           as numerator,
        denominator::int                         as denominator,
    from metrics.escalation_rate
    where
        day between $from::date and $to::date
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
