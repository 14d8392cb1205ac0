-- One row per team of a launch calendar.
select
    min(line)                                    as line,
    key_of(lower(trim(team_name)))               as key,
    null::ubigint                                as bare_key,
    null::timestamp                              as first_at,
    null::timestamp                              as told_at,
from canonical
group by lower(trim(team_name))
order by key
