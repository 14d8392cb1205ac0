-- The tickets behind one value of a metric that counts tickets, newest first, with the
-- day that counts: opened or done. The numerator marks those that a rate counts among
-- the others. The rows of each day are counted first, so that a page sorts those of its
-- own days alone.
with found as not materialized (
    select subject, team_id, platform, from_day, numerator, denominator
    from metrics.ticket_facts
    where
        metric = $metric::varchar
        and from_day <= $to::date
        and last_day >= if(is_flow, $from::date, $to::date)
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $class::varchar is null
            or subject in (select ticket_id from marts.requests where class = $class)
        )
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
days as (
    select
        numerator,
        from_day,
        count(*)                                 as rows,
        sum(denominator)                         as denominators,
        sum(count(*)) over (order by numerator desc, from_day desc) as rows_through,
    from found
    group by numerator, from_day
),
paged as (
    select found.*
    from found
    join days -- page
        on days.numerator = found.numerator -- page
        and days.from_day = found.from_day -- page
        and rows_through > $offset::int -- page
        and rows_through - rows < $offset + $limit::int -- page
    qualify -- page
        row_number() over ( -- page
            order by found.numerator desc, found.from_day desc, subject -- page
        ) -- page
        + min(rows_through - rows) over () -- page
        between $offset + 1 and $offset + $limit -- page
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
    (select sum(rows) from days)::int            as total_rows, -- page
    (select sum(numerator * rows) from days)::int as total_numerator, -- page
    (select sum(denominators) from days)::int    as total_denominator, -- page
from paged
left join marts.tickets on tickets.ticket_id = paged.subject
left join marts.teams on teams.team_id = paged.team_id
left join marts.ticket_window on true
left join lake.loads on loads.load_id = tickets.load_id
order by numerator desc, from_day desc, paged.subject -- page
