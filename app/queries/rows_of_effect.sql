-- The eligible requests that the effect of the program counts: opened after a team's
-- launch in a month that can be compared. Each stands for as many as were to be
-- expected in its place without the program. The rows of each day are counted first, so
-- that a page sorts those of its own days alone.
with cells as (
    -- Of a month the last day: the day of a request comes to it with less work than to
    -- the first, which is a timestamp.
    select
        last_day(month)                          as month_end,
        team_id,
        expected / requests                      as expected_in_place,
    from marts.effects
    join marts.effect_cells
        on effects.series = 'eligible' and effect_cells.series = 'eligible'
    where
        ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
days as (
    select
        opened_on,
        count(*)                                 as rows,
        any_value(expected_in_place)             as expected_in_place,
        sum(count(*)) over (order by opened_on desc) as rows_through,
    from marts.requests
    join cells
        on cells.team_id = requests.team_id
        and cells.month_end = last_day(opened_on)
    where is_eligible and is_inside_window
    group by opened_on
),
paged as (
    select ticket_id, requests.opened_on, cells.expected_in_place
    from marts.requests
    join days -- page
        on days.opened_on = requests.opened_on -- page
        and rows_through > $offset::int -- page
        and rows_through - rows < $offset + $limit::int -- page
    join cells
        on cells.team_id = requests.team_id
        and cells.month_end = last_day(requests.opened_on)
    where is_eligible and is_inside_window
    qualify -- page
        row_number() over (order by requests.opened_on desc, ticket_id) -- page
        + min(rows_through - rows) over () -- page
        between $offset + 1 and $offset + $limit -- page
)
select
    tickets.ticket_id                            as subject,
    tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    null::varchar                                as platform,
    tickets.opened_on                            as day,
    1                                            as numerator,
    expected_in_place                            as denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    (select sum(rows) from days)::int            as total_rows, -- page
    (select sum(rows) from days)::int            as total_numerator, -- page
    (select sum(rows) * any_value(expected_in_place) from days) -- page
                                                 as total_denominator, -- page
from paged
join marts.tickets on tickets.ticket_id = paged.ticket_id
left join marts.teams on teams.team_id = tickets.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by tickets.opened_on desc, tickets.ticket_id -- page
