-- One row per team that asked for something, most first: how long its requests waited,
-- also by side of its launch, and whether the sides differ by more than chance until
-- done.
select
    of                                           as team_id,
    coalesce(team_name, of)                      as name,
    wait_groups.* exclude (grouped_by, of),
    count(*) over ()::int                        as total_rows,
from marts.wait_groups
left join marts.teams on teams.team_id = of
where
    grouped_by = 'team'
    and ($team::varchar is null or of = $team)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], of))
order by requests desc, lower(team_name), of
limit $limit::int offset $offset::int
