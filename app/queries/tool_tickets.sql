-- The newest tickets that name this tool, of how many.
select
    ticket_number,
    title,
    state,
    hops,
    escalations,
    opened_on,
    done_on,
    file_name,
    tickets.load_id,
    tickets.line,
    count(*) over ()::int                        as total_rows,
from marts.tickets
left join lake.loads on loads.load_id = tickets.load_id
where
    tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tickets.team_id))
order by opened_on desc, ticket_number
limit 20
