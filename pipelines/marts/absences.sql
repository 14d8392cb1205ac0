-- One row per registry row that two full exports in a row lack, of a tool of which no
-- other copy is listed by then: the tool, and from when to when (exclusive, null while it
-- lasts) the registry does not speak of it.
with rows as (
    select tools.*, tool_id
    from staging.tools
    join marts.tool_keys
        on tool_keys.series = tools.series and tool_keys.native_id = tools.native_id
),
absent as (
    select
        load_id,
        line,
        series,
        tool_id,
        missing_from,
        next_listed_on,
        full_exports + missed                    as last_missed,
    from rows
    where missed >= 2 and not is_keyless
)
-- Of copies that are all gone, the last to go stand for the tool.
select *
from absent
anti join rows as copies
    on copies.tool_id = absent.tool_id
    and copies.valid_from <= absent.missing_from
    and coalesce(copies.valid_to > absent.missing_from, true)
