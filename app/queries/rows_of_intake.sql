-- The rows behind one value of intake_rate, newest first: the tickets opened in the
-- period, and the headcounts of which they are a rate, each as many staff-months as the
-- export tells of. Both only of teams and months whose headcount is known. The rows of
-- each day are counted first, so that a page sorts those of its own days alone.
with known as (
    select month, day, team_id, staff_months
    from marts.staff_months
    where
        staff_months is not null
        and month between date_trunc('month', $from::date)::date and $to::date
        and ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
counted as (
    select 1 as numerator, day, sum(numerator) as rows, 0 as staff_months
    from metrics.intake_rate
    where
        numerator > 0
        and value_unknown is null
        and day between $from and $to
        and ($team is null or team_id = $team)
        and ($scope is null or list_contains($scope, team_id))
    group by day
    union all
    select 0, day, count(*), sum(staff_months)
    from known
    group by day
),
days as (
    select
        *,
        sum(rows) over (order by numerator desc, day desc) as rows_through,
    from counted
),
page_days as (
    select *
    from days
    where -- page
        rows_through > $offset::int -- page
        and rows_through - rows < $offset + $limit::int -- page
),
facts as (
    select
        ticket_id                                as subject,
        requests.team_id,
        opened_on                                as day,
        1                                        as numerator,
        0                                        as denominator,
        null::date                               as month,
        rows_through - rows                      as rows_before,
    from marts.requests
    join page_days on page_days.day = opened_on and page_days.numerator = 1
    join known
        on known.team_id = requests.team_id
        and known.month = date_trunc('month', opened_on)::date
    where is_inside_window and opened_on between $from and $to
    union all
    select
        team_id || month,
        team_id,
        known.day,
        0,
        known.staff_months,
        month,
        rows_through - rows,
    from known
    join page_days on page_days.day = known.day and page_days.numerator = 0
),
paged as (
    select *
    from facts
    qualify -- page
        row_number() over (order by numerator desc, day desc, subject) -- page
        + min(rows_before) over () between $offset + 1 and $offset + $limit -- page
)
select
    paged.subject,
    tool_id,
    if(
        paged.month is null,
        concat_ws(' ', ticket_number, title),
        format(
            'Headcount {}: {:.1f} staff-months',
            strftime(paged.month, '%Y-%m'), denominator
        )
    )                                            as label,
    team_name,
    null::varchar                                as platform,
    paged.day,
    numerator,
    denominator,
    file_name,
    loads.load_id,
    coalesce(tickets.line, headcounts.line)      as line,
    (select sum(rows) from days)::int            as total_rows, -- page
    (select sum(numerator * rows) from days)::int as total_numerator, -- page
    (select sum(staff_months) from days)         as total_denominator, -- page
from paged
left join marts.tickets on tickets.ticket_id = paged.subject
left join marts.headcounts
    on headcounts.month = paged.month and headcounts.team_id = paged.team_id
left join marts.teams on teams.team_id = paged.team_id
left join lake.loads
    on loads.load_id = coalesce(tickets.load_id, headcounts.load_id)
order by numerator desc, day desc, subject -- page
