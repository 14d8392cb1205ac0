-- The tickets behind one value of a metric that counts tickets, newest first, with the
-- day that counts: opened or done. The numerator marks those that a rate counts among
-- the others.
select
    facts.subject,
    tickets.tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    facts.platform,
    from_day                                     as day,
    numerator,
    denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    least(coalesce(done_on, ticket_window.data_through), ticket_window.data_through)
        - opened_on                              as days,
    count(*) over ()::int                        as total_rows,
    sum(numerator) over ()::int                  as total_numerator,
    sum(denominator) over ()::int                as total_denominator,
from metrics.facts
left join marts.tickets
    on tickets.ticket_id = facts.subject
    and ($parts::int = 1 or hash(tickets.ticket_id) % $parts = $part::int)
left join marts.teams on teams.team_id = facts.team_id
left join marts.ticket_window on true
left join lake.loads on loads.load_id = tickets.load_id
where
    metric = $metric::varchar
    and ($parts = 1 or hash(facts.subject) % $parts = $part)
    and case
        when is_flow then from_day between $from::date and $to::date
        else from_day <= $to and coalesce(to_day > $to, true)
    end
    and ($team::varchar is null or facts.team_id = $team)
    and (
        $platform::varchar is null
        or coalesce(facts.platform, 'not said') = $platform
    )
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], facts.team_id)
    )
order by numerator desc, day desc, facts.subject
limit $limit::int offset $offset::int
