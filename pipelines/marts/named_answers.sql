-- One row per request and tool of which an export says that the one answers the other:
-- named by the registry (`replaces_request`), or by the request itself, of a tool that
-- began after it.
with requests as (
    select
        tickets.ticket_id,
        lower(trim(ticket_number))               as number,
        tickets.tool_id,
        is_eligible,
        requests.opened_on,
    from marts.tickets
    join marts.requests on requests.ticket_id = tickets.ticket_id
),
numbers as (
    select number, min(ticket_id) as ticket_id
    from requests
    group by number
    having count(*) = 1
),
named as (
    select distinct tool_id, lower(reference) as number
    from (
        select
            tool_id,
            unnest(regexp_split_to_array(trim(replaces_request), '[;,|\s]+')) as reference,
        from marts.listings
        where replaces_request is not null
    )
    where reference <> ''
),
explicit as (
    select ticket_id, tool_id, 'named by the registry' as link
    from named
    join numbers on numbers.number = named.number
    union all
    select requests.ticket_id, requests.tool_id, 'named by the request'
    from requests
    join marts.tool_beginnings on tool_beginnings.tool_id = requests.tool_id
    where is_eligible and opened_on < began_on
)
select ticket_id, tool_id, min(link) as link
from explicit
group by ticket_id, tool_id
