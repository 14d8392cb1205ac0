-- title: Every row of the newest full registry export is in a tool
-- severity: error
-- A key that is none, such as a name that two tools share, would lose rows here.
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
)
select tools.load_id, tools.line
from lake.tools
join newest on newest.load_id = tools.load_id
anti join staging.tools as kept
    on kept.load_id = tools.load_id and kept.line = tools.line
