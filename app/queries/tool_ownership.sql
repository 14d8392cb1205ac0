-- Who could act for a tool over time, newest first: one row per span of days in which
-- it was held by somebody able, orphaned, not matched or unknown, while it was listed.
select
    state,
    cause,
    owner_spans.from_day,
    owner_spans.to_day,
    ended_by,
    (coalesce(owner_spans.to_day, registry_day.day) - owner_spans.from_day)::int
                                                 as days,
from marts.owner_spans
cross join marts.registry_day
join marts.tools on tools.tool_id = owner_spans.tool_id
where
    owner_spans.tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
order by owner_spans.from_day desc
