-- title: ServiceNow incidents, list export
-- entity: ticket_updates
-- format: csv
-- recognises: number, short_description, opened_at, state, assignment_group
-- accepts: description, category, subcategory, priority, caller_id, caller_id.department, cmdb_ci, business_service, sys_mod_count,
--   reassignment_count, reopen_count, sys_updated_on, resolved_at, closed_at
-- refuses: cat_item, sys_updated_at
-- nulls: NULL
-- series: servicenow-incidents
-- scope: unknown; a list export holds the rows of a filter, less those hidden from the exporting user, and says neither
-- snapshot: newest updated_at
-- zone: program
-- caps: 10000
-- confirmed: no: on invented data only
-- data through: newest updated_at
-- Without a time of update a row tells how its ticket stood at the newest time in the file: a ticket re-opened since an older list is open.
-- Times are shown in the exporting user's format. 03/04/2026 is a reject, for nobody can tell its month; 23/04/2026 can be told.
with readings as (
    select
        *,
        list_distinct([
            try_strptime(opened_at, [
                '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%SZ', '%d.%m.%Y %H:%M:%S',
            ]),
            try_strptime(opened_at, ['%d/%m/%Y %H:%M:%S', '%d-%m-%Y %H:%M:%S']),
            try_strptime(opened_at, ['%m/%d/%Y %H:%M:%S', '%m-%d-%Y %H:%M:%S']),
            try_strptime(opened_at, ['%d/%m/%Y %I:%M:%S %p', '%d-%m-%Y %I:%M:%S %p']),
            try_strptime(opened_at, ['%m/%d/%Y %I:%M:%S %p', '%m-%d-%Y %I:%M:%S %p']),
        ]) as opened,
        list_distinct([
            try_strptime(sys_updated_on, [
                '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%SZ', '%d.%m.%Y %H:%M:%S',
            ]),
            try_strptime(sys_updated_on, ['%d/%m/%Y %H:%M:%S', '%d-%m-%Y %H:%M:%S']),
            try_strptime(sys_updated_on, ['%m/%d/%Y %H:%M:%S', '%m-%d-%Y %H:%M:%S']),
            try_strptime(sys_updated_on, ['%d/%m/%Y %I:%M:%S %p', '%d-%m-%Y %I:%M:%S %p']),
            try_strptime(sys_updated_on, ['%m/%d/%Y %I:%M:%S %p', '%m-%d-%Y %I:%M:%S %p']),
        ]) as updated,
        list_distinct([
            try_strptime(resolved_at, [
                '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%SZ', '%d.%m.%Y %H:%M:%S',
            ]),
            try_strptime(resolved_at, ['%d/%m/%Y %H:%M:%S', '%d-%m-%Y %H:%M:%S']),
            try_strptime(resolved_at, ['%m/%d/%Y %H:%M:%S', '%m-%d-%Y %H:%M:%S']),
            try_strptime(resolved_at, ['%d/%m/%Y %I:%M:%S %p', '%d-%m-%Y %I:%M:%S %p']),
            try_strptime(resolved_at, ['%m/%d/%Y %I:%M:%S %p', '%m-%d-%Y %I:%M:%S %p']),
        ]) as resolved,
        list_distinct([
            try_strptime(closed_at, [
                '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%SZ', '%d.%m.%Y %H:%M:%S',
            ]),
            try_strptime(closed_at, ['%d/%m/%Y %H:%M:%S', '%d-%m-%Y %H:%M:%S']),
            try_strptime(closed_at, ['%m/%d/%Y %H:%M:%S', '%m-%d-%Y %H:%M:%S']),
            try_strptime(closed_at, ['%d/%m/%Y %I:%M:%S %p', '%d-%m-%Y %I:%M:%S %p']),
            try_strptime(closed_at, ['%m/%d/%Y %I:%M:%S %p', '%m-%d-%Y %I:%M:%S %p']),
        ]) as closed,
    from export
)

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
        when sys_updated_on is null
            then max(greatest(opened[1], updated[1], resolved[1], closed[1])) over ()
        when len(updated) = 1 then updated[1]
    end                                                     as updated_at,
    case len(opened) when 1 then opened[1] end              as opened_at,
    case len(resolved) when 1 then resolved[1] end          as resolved_at,
    case len(closed) when 1 then closed[1] end              as closed_at
from readings
