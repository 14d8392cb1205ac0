-- title: Launch dates
-- entity: launches
-- format: csv
-- recognises: team, launched_on
-- accepts: wave
-- scope: full; the sheet lists every team that the program was launched in
-- snapshot: name
-- confirmed: no: on invented data only
-- Dates are read when only one reading exists: 2026-03-31, 31.03.2026, 31 Mar 2026.
select
    _line,
    team                                                    as team_name,
    wave,
    try_strptime(
        regexp_extract(launched_on, '.*\d{4}.*'),
        ['%Y-%m-%d', '%d.%m.%Y', '%d %b %Y', '%d-%b-%Y', '%d %B %Y', '%Y-%m-%d %H:%M:%S']
    )::date                                                 as launched_on
from export
