-- title: ServiceNow incidents, list export
-- entity: ticket_updates
-- format: csv
-- recognises: number, short_description, opened_at, state, assignment_group
-- accepts: description, category, subcategory, priority, caller_id, caller_id.department, cmdb_ci, business_service, sys_mod_count,
--   reassignment_count, reopen_count, sys_updated_on, resolved_at, closed_at, due_date, approval
-- refuses: cat_item, sys_updated_at
-- lenient: due_on
-- nulls: NULL
-- series: servicenow-incidents
-- scope: unknown; a list export holds the rows of a filter, less those hidden from the exporting user, and says neither
-- snapshot: newest updated_at
-- zone: program
-- dates: opened_at, sys_updated_on, resolved_at, closed_at
-- caps: 10000
-- confirmed: no: on invented data only
-- data through: newest updated_at
-- Without a time of update a row tells how its ticket stood at the newest time in the file: a ticket re-opened since an older list is open.
select
    _line,
    number                                                  as ticket_number,
    short_description                                       as title,
    description,
    category,
    subcategory,
    state,
    priority,
    assignment_group                                        as group_name,
    caller_id                                               as requester_key,
    "caller_id.department"                                  as requester_team_name,
    coalesce(cmdb_ci, business_service)                     as tool_reference,
    try_cast(replace(sys_mod_count, ',', '') as bigint)      as update_count,
    try_cast(replace(reassignment_count, ',', '') as bigint) as hop_count,
    try_cast(replace(reopen_count, ',', '') as bigint)       as reopen_count,
    lower(state) in ('canceled', 'cancelled', '8')          as is_cancelled,
    case
        when sys_updated_on is null then max(greatest(
            possible(time_of(opened_at)), possible(time_of(sys_updated_on)),
            possible(time_of(resolved_at)), possible(time_of(closed_at))
        )) over ()
        else time_of(sys_updated_on)
    end                                                     as updated_at,
    time_of(opened_at)                                      as opened_at,
    time_of(resolved_at)                                    as resolved_at,
    time_of(closed_at)                                      as closed_at,
    approval,
    day_of(due_date)                                        as due_on
from export
