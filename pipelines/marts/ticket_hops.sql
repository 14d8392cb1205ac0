-- One row per ticket: its hops as far as updates show them, and whether a log speaks of
-- it. A log is a file with several updates of many a ticket; a list has one row per
-- ticket, so that between two of them a ticket may have hopped unseen. Pages of a list
-- that was changed while it was exported repeat a ticket or two: a tenth more rows than
-- tickets is asked of a log. `is_whole` is false where the ticket's own count shows that it
-- had hopped before its first update that was loaded.
with logs as (
    select load_id
    from staging.ticket_updates
    group by load_id
    having count(*) * 10 >= count(distinct ticket_id) * 11
),
seen as (
    select
        ticket_id,
        bool_or(logs.load_id is not null)        as is_logged,
        coalesce(arg_min(hop_count, (updated_at, update_count, line)), 0) = 0
                                                 as is_whole,
    from staging.ticket_updates
    left join logs on logs.load_id = ticket_updates.load_id
    group by ticket_id
),
counted as (
    select
        ticket_id,
        count(*)                                 as hops,
        count(*) filter (is_escalation)          as escalations,
    from marts.hops
    group by ticket_id
)
select
    seen.ticket_id,
    coalesce(hops, 0)                            as hops,
    coalesce(escalations, 0)                     as escalations,
    is_logged,
    is_whole,
from seen
left join counted on counted.ticket_id = seen.ticket_id
