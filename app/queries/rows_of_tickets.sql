-- The tickets behind one value of a metric that counts tickets, newest first, with the
-- day that counts: opened or done. The numerator marks those that a rate counts among
-- the others.
with found as not materialized (
    select subject, team_id, platform, from_day, numerator, denominator
    from metrics.facts
    where
        metric = $metric::varchar
        and case
            when is_flow then from_day between $from::date and $to::date
            else from_day <= $to and coalesce(to_day > $to, true)
        end
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
paged as (
    select *
    from found
    order by numerator desc, from_day desc, subject -- page
    limit $limit::int offset $offset::int -- page
)
select
    paged.subject,
    tickets.tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    paged.platform,
    from_day                                     as day,
    numerator,
    denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    least(coalesce(done_on, ticket_window.data_through), ticket_window.data_through)
        - opened_on                              as days,
    (select count(*) from found)::int            as total_rows, -- page
    (select sum(numerator) from found)::int      as total_numerator, -- page
    (select sum(denominator) from found)::int    as total_denominator, -- page
from paged
left join marts.tickets on tickets.ticket_id = paged.subject
left join marts.teams on teams.team_id = paged.team_id
left join marts.ticket_window on true
left join lake.loads on loads.load_id = tickets.load_id
order by numerator desc, from_day desc, paged.subject -- page
