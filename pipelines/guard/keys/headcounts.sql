-- One row per team and month of a headcount sheet.
select
    min(line)                                    as line,
    key_of(lower(trim(team_name)) || chr(31) || date_trunc('month', month)::date)
                                                 as key,
    null::ubigint                                as bare_key,
    date_trunc('month', min(month))::timestamp   as first_at,
    date_trunc('month', min(month))::timestamp   as told_at,
from canonical
group by lower(trim(team_name)), date_trunc('month', month)
order by key
