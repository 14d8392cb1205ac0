-- The spans of marts.owner_spans in which nobody could act, each with the team and the
-- platform that its tool has today, so that a page of one team reads no tool's name.
select
    owner_spans.tool_id,
    team_id,
    platform,
    cause,
    from_day,
    to_day,
    ended_by,
    is_loss,
from marts.owner_spans
join marts.tools on tools.tool_id = owner_spans.tool_id
where state = 'orphaned'
order by from_day
