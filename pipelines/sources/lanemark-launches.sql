-- title: Launch dates
-- entity: launches
-- format: csv
-- recognises: team, launched_on
-- accepts: wave
-- scope: full; the sheet lists every team that the program was launched in
-- snapshot: name
-- dates: launched_on
-- confirmed: no: on invented data only
select
    _line,
    team                                                    as team_name,
    wave,
    day_of(launched_on)                                     as launched_on
from export
