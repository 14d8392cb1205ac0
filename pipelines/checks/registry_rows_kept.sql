-- title: Every row of the newest full registry export is in a tool
-- severity: error
-- A key that is none, such as a name that two tools share, would lose rows here. A row
-- that says what another of its export says is in that one's tool.
with newest as (
    select series, load_id
    from lake.loads_of_tools
    where is_full
    qualify row_number() over (
        partition by series
        order by
            coalesce(snapshot_day, first_seen_at::date) desc,
            first_seen_at desc,
            load_id desc
    ) = 1
),
said as (
    select load_id, line, native_id, hash(*columns(* exclude (line))) as content
    from lake.tools
    semi join newest on newest.load_id = tools.load_id
)
select load_id, line
from said
anti join staging.tools as kept
    on kept.load_id = said.load_id and kept.line = said.line
where
    native_id is null
    or line = (
        select min(line)
        from said as same
        where
            same.load_id = said.load_id
            and same.native_id = said.native_id
            and same.content = said.content
    )
