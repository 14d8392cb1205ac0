-- The requests of the draw that nobody has looked at yet, or with 'looked' those that
-- somebody has; with $pairs, these alone.
with found as (
    select *, count(*) over ()                   as total_rows
    from marts.rule_sample
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and (is_marked_eligible is not null) = ($by = 'looked')
        and ($pairs::varchar[] is null or list_contains($pairs::varchar[], ticket_id))
    order by md5('rule sample ' || ticket_id)
    limit $limit::int offset $offset::int
)
select
    found.ticket_id                              as pair_id,
    found.ticket_id                              as key,
    null                                         as other,
    concat_ws(' ', ticket_number, title)         as label,
    category,
    found.class,
    is_eligible,
    is_marked_eligible,
    found.team_id,
    team_name,
    found.opened_on,
    tickets.load_id,
    file_name,
    tickets.line,
    total_rows::int                              as total_rows,
from found
join marts.tickets on tickets.ticket_id = found.ticket_id
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by md5('rule sample ' || found.ticket_id)
