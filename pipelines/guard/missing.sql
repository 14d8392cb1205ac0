-- One row: how many things the neighbour tells of for the days of the file (`expected`),
-- how many of them stand under none of their keys in the file (`missing`, with the
-- first lines of them), and how many of the file's own things for the neighbour's days
-- there are (`own`) and stand in both (`shared`). Things without days are of every day.
with file_days as (
    select
        min(first_at)                            as first_from,
        min(told_at)                             as told_from,
        max(told_at)                             as told_to,
    from file
),
neighbour_days as (
    select
        min(first_at)                            as first_from,
        min(told_at)                             as told_from,
        max(told_at)                             as told_to,
    from neighbour
),
expected as (
    select neighbour.line, count(found.key) > 0 as is_found
    from neighbour
    cross join file_days
    left join (select distinct key from file) as found on found.key = neighbour.key
    where
        first_at is null
        or (first_at >= first_from and told_at between told_from and told_to)
    group by neighbour.line
),
own as (
    select file.line, count(found.key) > 0 as is_shared
    from file
    cross join neighbour_days
    left join (select distinct key from neighbour) as found on found.key = file.key
    where
        first_at is null
        or (first_at >= first_from and told_at between told_from and told_to)
    group by file.line
)
select
    count(*)::double                             as expected,
    count_if(not is_found)::double               as missing,
    min(line, 5) filter (not is_found)           as missing_lines,
    (select count(*) from own)::double           as own,
    (select count_if(is_shared) from own)::double as shared,
from expected
