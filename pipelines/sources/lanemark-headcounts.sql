-- title: Headcount by team and month
-- entity: headcounts
-- format: csv
-- recognises: team, month, headcount
-- scope: full; the sheet lists every team of every month it names
-- snapshot: newest month
-- dates: month
-- confirmed: no: on invented data only
-- data through: newest month
-- grows by: month
-- A month is 2026-03, Mar 2026 or any day in it.
select
    _line,
    team                                                    as team_name,
    case
        when try_cast(headcount as double) = floor(try_cast(headcount as double))
            and try_cast(headcount as double) >= 0
        then try_cast(headcount as bigint)
    end                                                     as headcount,
    date_trunc('month', coalesce(
        day_of(month),
        try_strptime(
            regexp_extract(month, '.*\d{4}.*'), ['%Y-%m', '%b %Y', '%B %Y', '%b-%Y']
        )
    ))::date                                                as month
from export
