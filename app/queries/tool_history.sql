-- What the registry said of a tool over time, newest first: one row per span of days in
-- which a row of it said the same.
select
    valid_from,
    valid_to,
    is_ended,
    back_on,
    listings.native_id,
    listings.tool_name,
    listings.team_name,
    listings.platform,
    listings.kind,
    listings.status,
    listings.is_retired,
    listings.load_id,
    file_name,
    listings.line,
from marts.listings
join marts.tools on tools.tool_id = listings.tool_id
left join lake.loads on loads.load_id = listings.load_id
where
    listings.tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
order by valid_from desc, is_canonical desc, native_id, turn desc
