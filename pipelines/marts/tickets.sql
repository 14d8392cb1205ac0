-- One row per ticket, as its newest update tells it. Done is the local day it was
-- resolved, else closed, though never before the day it was opened; a newest update
-- without either is open, also when an older one had it. Hops are those that
-- marts.ticket_hops saw where a log speaks of the ticket. A list has one row per
-- ticket: its own count is taken, and escalations are known only where every hop was
-- seen between two snapshots. The team is the requester's on the day it was opened, else
-- the department in the file. It was touched last on the day of its newest update,
-- where the export dates updates. They lie newest first, so that a file of a million of
-- them has an order without being sorted, and a period reads its own alone.
-- index: tool_id, ticket_id
with newest as (
    select
        *,
        regexp_replace(lower(tool_reference), '\s+', ' ', 'g') as tool_spelling,
        regexp_replace(lower(trim(requester_team_name)), '\s+', ' ', 'g')
                                                 as team_spelling,
        lake.local_day(opened_at)                as opened_on,
        lake.local_day(coalesce(resolved_at, closed_at)) as ended_on,
    from staging.ticket_updates
    cross join lake.program
    where is_newest
),
placed as (
    select
        newest.*,
        coalesce(
            person_teams.team_id, heir_id, team_names.team_id, 'unassigned'
        )                                        as team_id,
        tool_references.tool_id,
        is_logged,
        case
            when is_logged then ticket_hops.hops
            else greatest(hop_count, nullif(ticket_hops.hops, 0))
        end                                      as hops,
        case
            when len(engineering_groups) = 0 then null
            when is_logged and (is_whole or ticket_hops.escalations > 0)
                or ticket_hops.hops >= hop_count
                then ticket_hops.escalations
        end                                      as escalations,
    from newest
    join marts.ticket_hops on ticket_hops.ticket_id = newest.ticket_id
    left join marts.tool_references on tool_references.spelling = tool_spelling
    left join marts.person_keys on person_key = requester_key
    asof left join marts.person_teams
        on person_teams.person_id = person_keys.person_id
        and person_teams.from_day <= opened_on
    left join marts.team_names on team_names.spelling = team_spelling
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= opened_on
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
    reopen_count                                 as reopens,
    escalations,
    case
        when escalations is not null then null
        when len(engineering_groups) = 0 then 'program.yaml names no engineering group'
        when is_logged then 'it had hopped before the log begins'
        else 'the export tells no history of groups'
    end                                          as escalations_unknown,
    tool_reference is not null                   as names_tool,
    ended_on is not null                         as is_closed,
    opened_at,
    opened_on,
    resolved_at,
    closed_at,
    if(ended_on is null, null, greatest(opened_on, ended_on)) as done_on,
    if(is_dated, greatest(opened_on, lake.local_day(updated_at)), null) as touched_on,
    load_id,
    line,
from placed
order by opened_on desc, ticket_id
