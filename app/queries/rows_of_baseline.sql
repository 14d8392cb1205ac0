-- The tickets behind the change against the baseline: opened in the baseline months or
-- in those compared with them; the numerator marks the compared ones. The rows of each
-- day are counted first, so that a page sorts those of its own days alone.
with opened as (
    select opened_on, count(*)                   as rows
    from marts.tickets
    where
        ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by opened_on
),
days as (
    select
        *,
        sum(rows) over (order by opened_on desc, side) as rows_through,
    from opened
    join marts.baseline_months
        on month = date_trunc('month', opened_on)::date and is_compared
),
paged as (
    select ticket_id, tickets.opened_on, side
    from marts.tickets
    join days
        on days.opened_on = tickets.opened_on
        and rows_through > $offset::int -- page
        and rows_through - rows < $offset + $limit::int -- page
    where
        ($team is null or team_id = $team)
        and ($scope is null or list_contains($scope, team_id))
    qualify -- page
        row_number() over (order by tickets.opened_on desc, side, ticket_id) -- page
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
    (side = 'after')::int                        as numerator,
    (side = 'before')::int                       as denominator,
    file_name,
    tickets.load_id,
    tickets.line,
    (select sum(rows) from days)::int            as total_rows, -- page
    (select sum(rows * (side = 'after')::int) from days)::int -- page
                                                 as total_numerator, -- page
    (select sum(rows * (side = 'before')::int) from days)::int -- page
                                                 as total_denominator, -- page
from paged
join marts.tickets on tickets.ticket_id = paged.ticket_id
left join marts.teams on teams.team_id = tickets.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by tickets.opened_on desc, side, tickets.ticket_id -- page
