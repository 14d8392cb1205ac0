-- The eligible requests that the effect of the program counts: opened after a team's
-- launch in a month that can be compared. Each stands for as many as were to be
-- expected in its place without the program.
with found as materialized (
    select tickets.*, expected / requests        as expected_in_place
    from marts.effects
    join marts.effect_cells
        on effects.series = 'eligible' and effect_cells.series = 'eligible'
    join marts.requests
        on requests.team_id = effect_cells.team_id
        and requests.is_eligible
        and requests.is_inside_window
        and date_trunc('month', requests.opened_on) = effect_cells.month
    join marts.tickets on tickets.ticket_id = requests.ticket_id
    where
        ($team::varchar is null or tickets.team_id = $team)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tickets.team_id)
        )
)
select
    ticket_id                                    as subject,
    tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    null::varchar                                as platform,
    opened_on                                    as day,
    1                                            as numerator,
    expected_in_place                            as denominator,
    file_name,
    found.load_id,
    found.line,
    count(*) over ()::int                        as total_rows, -- page
    count(*) over ()::int                        as total_numerator, -- page
    sum(expected_in_place) over ()               as total_denominator, -- page
from found
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = found.load_id
order by opened_on desc, ticket_id -- page
limit $limit::int offset $offset::int -- page
