-- The spans of marts.owner_spans of which ownership is known, each with the team and the
-- platform that its tool has today. `place` is the tool's among all tools by name, and
-- `is_first` its first such span: who lists them adds up by a number, orders by it, and
-- reads the texts of those alone that a page shows.
-- index: place
with tools as (
    select
        tool_id,
        team_id,
        platform,
        (row_number() over (order by lower(tool_name), tool_id))::int as place,
    from marts.tools
)
select
    place,
    owner_spans.tool_id,
    team_id,
    platform,
    state = 'orphaned'                           as is_orphaned,
    from_day,
    to_day,
    row_number() over (partition by place order by from_day) = 1 as is_first,
from marts.owner_spans
join tools on tools.tool_id = owner_spans.tool_id
where state <> 'unknown'
order by place, from_day
