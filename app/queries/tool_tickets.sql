-- The newest tickets that name this tool, of how many.
with named as materialized (
    select * from marts.tickets where tool_id = $tool::varchar
)
select
    ticket_number,
    title,
    state,
    hops,
    escalations,
    opened_on,
    done_on,
    file_name,
    named.load_id,
    named.line,
    count(*) over ()::int                        as total_rows,
from named
left join lake.loads on loads.load_id = named.load_id
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
order by opened_on desc, ticket_number
limit $limit::int offset $offset::int
