-- title: ServiceNow incident event log
-- entity: ticket_updates
-- format: csv
-- recognises: number, incident_state, reassignment_count, sys_mod_count, opened_at, sys_updated_at, assignment_group
-- accepts: short_description, description, category, subcategory, priority, caller_id, cmdb_ci, reopen_count, resolved_at, closed_at,
--   due_date, approval
-- lenient: due_on
-- nulls: ?
-- series: servicenow-incidents
-- scope: unknown; an extract over a window of time that the file does not name
-- snapshot: newest updated_at
-- zone: program
-- dates: opened_at, sys_updated_at, resolved_at, closed_at
-- confirmed: by a real file, incident_event_log.csv, 141712 rows
-- data through: newest updated_at
-- grows by: updated_at
-- One row per update. The end times stand on every row of a ticket, the early ones too, since the publisher joined them on.
select
    _line,
    number                                                  as ticket_number,
    short_description                                       as title,
    description,
    category,
    subcategory,
    incident_state                                          as state,
    priority,
    assignment_group                                        as group_name,
    caller_id                                               as requester_key,
    cmdb_ci                                                 as tool_reference,
    try_cast(sys_mod_count as bigint)                       as update_count,
    try_cast(reassignment_count as bigint)                  as hop_count,
    try_cast(reopen_count as bigint)                        as reopen_count,
    lower(incident_state) in ('canceled', 'cancelled', '8') as is_cancelled,
    time_of(sys_updated_at)                                 as updated_at,
    time_of(opened_at)                                      as opened_at,
    time_of(resolved_at)                                    as resolved_at,
    time_of(closed_at)                                      as closed_at,
    approval,
    day_of(due_date)                                        as due_on
from export
