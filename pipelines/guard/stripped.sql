-- One row: how many things of the file are known by a key of the neighbour's whose
-- leading zeros are gone, of how many, and the first lines of them.
with stripped as (
    select line, key
    from file
    where
        key in (select bare_key from neighbour where bare_key is not null)
        and key not in (select key from neighbour)
)
select
    count(distinct line)::double                 as stripped,
    (select count(distinct line) from file)::double as things,
    min(line, 3)                                 as stripped_lines,
from stripped
