-- title: People sheet
-- entity: people
-- format: csv
-- recognises: mail, name, team, enabled
-- accepts: employee_id, upn, job_title, user_type, ended_on, on_leave_until
-- nulls: N/A, NA, -, –
-- scope: full; the sheet lists everybody who works here, and those who left with the day they left
-- snapshot: name
-- confirmed: no: on invented data only
-- Dates are read when only one reading exists: 2026-03-31, 31.03.2026, 31 Mar 2026.
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
    try_strptime(
        regexp_extract(ended_on, '.*\d{4}.*'),
        ['%Y-%m-%d', '%d.%m.%Y', '%d %b %Y', '%d-%b-%Y', '%d %B %Y', '%Y-%m-%d %H:%M:%S']
    )::date                                                 as ended_on,
    try_strptime(
        regexp_extract(on_leave_until, '.*\d{4}.*'),
        ['%Y-%m-%d', '%d.%m.%Y', '%d %b %Y', '%d-%b-%Y', '%d %B %Y', '%Y-%m-%d %H:%M:%S']
    )::date                                                 as on_leave_until
from export
