-- One row per ticket, as its newest update tells it.
-- Done is the local day it was resolved, else closed, though never before the day it was
-- opened; a newest update without either is open, also when an older one had it.
-- Hops are counted where a file with several updates of one ticket speaks of the ticket.
-- A list has one row per ticket: its own count of hops is taken, and escalations are known
-- only where every hop was seen between two snapshots.
with logs as (
    select load_id
    from staging.ticket_updates
    group by load_id
    having count(*) > count(distinct ticket_id)
),
logged as (
    select distinct ticket_id
    from staging.ticket_updates
    semi join logs on logs.load_id = ticket_updates.load_id
),
counted as (
    select ticket_id, count(*) as hops, count_if(is_escalation) as escalations
    from marts.hops
    group by ticket_id
),
newest as (
    select
        *,
        regexp_replace(lower(tool_reference), '\s+', ' ', 'g') as tool_spelling,
        regexp_replace(lower(trim(requester_team_name)), '\s+', ' ', 'g')
                                                 as team_spelling,
        (opened_at at time zone 'UTC' at time zone time_zone)::date as opened_on,
        (coalesce(resolved_at, closed_at) at time zone 'UTC' at time zone time_zone)::date
                                                 as ended_on,
    from staging.ticket_updates
    cross join lake.program
    where is_newest
),
placed as (
    select
        newest.*,
        coalesce(nullif(people.team_id, 'unassigned'), team_names.team_id, 'unassigned')
                                                 as team_id,
        tool_references.tool_id,
        case
            when logged.ticket_id is not null then coalesce(counted.hops, 0)
            else greatest(hop_count, counted.hops)
        end                                      as hops,
        case
            when len(engineering_groups) = 0 then null
            when logged.ticket_id is not null or coalesce(counted.hops, 0) >= hop_count
                then coalesce(counted.escalations, 0)
        end                                      as escalations,
    from newest
    left join logged on logged.ticket_id = newest.ticket_id
    left join counted on counted.ticket_id = newest.ticket_id
    left join marts.tool_references on tool_references.spelling = tool_spelling
    left join marts.person_keys on person_key = requester_key
    left join marts.people on people.person_id = person_keys.person_id
    left join marts.team_names on team_names.spelling = team_spelling
)
select
    ticket_id,
    ticket_number,
    title,
    category,
    state,
    group_name,
    team_id,
    requester_key,
    tool_id,
    update_count,
    hops,
    case when hops is null then 'the export tells neither groups over time nor hops' end
                                                 as hops_unknown,
    escalations,
    case
        when escalations is not null then null
        when len(engineering_groups) = 0 then 'program.yaml names no engineering group'
        else 'the export tells no history of groups'
    end                                          as escalations_unknown,
    tool_reference is not null                   as names_tool,
    ended_on is not null                         as is_closed,
    opened_at,
    opened_on,
    resolved_at,
    closed_at,
    if(ended_on is null, null, greatest(opened_on, ended_on)) as done_on,
    load_id,
    line,
from placed
