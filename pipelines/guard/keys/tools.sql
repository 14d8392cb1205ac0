-- One row per tool of a registry export: known by its id or, where it has none, by name
-- and team, since all else of it may change from one export to the next.
with named as (
    select
        line,
        nullif(trim(native_id), '')              as id,
        'name ' || lower(trim(tool_name)) || chr(31)
            || lower(trim(coalesce(team_name, ''))) as name_key,
    from canonical
)
select
    min(line)                                    as line,
    key_of(coalesce(id, name_key))               as key,
    if(bare(id) <> id, key_of(bare(id)), null)   as bare_key,
    null::timestamp                              as first_at,
    null::timestamp                              as told_at,
from named
group by id, name_key
order by key
