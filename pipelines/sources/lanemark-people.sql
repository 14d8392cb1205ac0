-- title: People sheet
-- entity: people
-- format: csv
-- recognises: mail, name, team, enabled
-- accepts: employee_id, upn, job_title, user_type, ended_on, on_leave_until, manager, licensed
-- lenient: has_rights
-- nulls: N/A, NA, -, –
-- scope: full; the sheet lists everybody who works here, and those who left with the day they left
-- snapshot: name
-- dates: ended_on, on_leave_until
-- confirmed: no: on invented data only
select
    _line,
    upn                                                     as principal_name_key,
    mail                                                    as mail_key,
    employee_id                                             as employee_id_key,
    name                                                    as display_name,
    team                                                    as team_name,
    job_title,
    user_type,
    case
        when lower(enabled) in ('yes', 'y', 'true', 'x', '1') then true
        when lower(enabled) in ('no', 'n', 'false', '0') then false
    end                                                     as is_enabled,
    day_of(ended_on)                                        as ended_on,
    day_of(on_leave_until)                                  as on_leave_until,
    manager                                                 as manager_key,
    case
        when lower(licensed) in ('yes', 'y', 'true', 'x', '1') then true
        when lower(licensed) in ('no', 'n', 'false', '0') then false
    end                                                     as has_rights
from export
