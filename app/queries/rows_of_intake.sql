-- The rows behind one value of intake_rate, newest first: the tickets opened in the
-- period, and the headcounts of which they are a rate, each as many staff-months as the
-- export tells of. Both only of teams and months whose headcount is known.
with known as (
    select month, day, team_id, staff_months
    from marts.staff_months
    where
        staff_months is not null
        and month between date_trunc('month', $from::date) and $to::date
        and ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
facts as (
    select
        requests.ticket_id                       as subject,
        concat_ws(' ', ticket_number, title)     as label,
        tool_id,
        known.team_id,
        requests.opened_on                       as day,
        1                                        as numerator,
        0                                        as denominator,
        load_id,
        line,
    from known
    join marts.requests
        on requests.team_id = known.team_id
        and date_trunc('month', requests.opened_on) = month
        and is_inside_window
    join marts.tickets on tickets.ticket_id = requests.ticket_id
    where requests.opened_on between $from and $to
    union all
    select
        known.team_id || known.month,
        format(
            'Headcount {}: {:.1f} staff-months',
            strftime(known.month, '%Y-%m'), staff_months
        ),
        null,
        known.team_id,
        known.day,
        0,
        staff_months,
        load_id,
        line,
    from known
    join marts.headcounts
        on headcounts.team_id = known.team_id and headcounts.month = known.month
)
select
    subject,
    tool_id,
    label,
    team_name,
    null::varchar                                as platform,
    day,
    numerator,
    denominator,
    file_name,
    facts.load_id,
    line,
    count(*) over ()::int                        as total_rows, -- page
    sum(numerator) over ()::int                  as total_numerator, -- page
    sum(denominator) over ()                     as total_denominator, -- page
from facts
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = facts.load_id
order by numerator desc, day desc, subject -- page
limit $limit::int offset $offset::int -- page
