-- One row per row of a ticket export, and one number for all that it says: rows with
-- the same number say the same. Where a row tells no time of update, it speaks of its
-- export's day, and what it says again on another day is new.
select
    load_id,
    hash(
        series, ticket_number,
        coalesce(updated_at, snapshot_day::timestamp, first_seen_at), updated_at,
        update_count, title, description, category, subcategory, state, priority,
        group_name, requester_key, requester_team_name, tool_reference, hop_count,
        reopen_count, opened_at, resolved_at, closed_at, is_cancelled,
        due_on, approval
    )                                            as statement,
from lake.ticket_updates
