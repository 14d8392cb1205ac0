-- One row per ticket: when it was opened, and the newest moment that the export tells
-- of it.
select
    min(line)                                    as line,
    key_of(ticket_number)                        as key,
    if(bare(ticket_number) <> ticket_number, key_of(bare(ticket_number)), null)
                                                 as bare_key,
    min(opened_at)                               as first_at,
    coalesce(
        max(updated_at),
        max(greatest(opened_at, resolved_at, closed_at))
    )                                            as told_at,
from canonical
group by ticket_number
order by key
