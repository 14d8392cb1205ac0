-- One row per update of a ticket, each once.
select
    ticket_id,
    group_name,
    state,
    update_count,
    updated_at,
    load_id,
    line,
from staging.ticket_updates
