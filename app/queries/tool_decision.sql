-- One row: every key that the journal can name a tool by, whether something can be
-- decided of it, and what stands of it as the numbers know it.
with named as materialized (
    select tool_id, team_id from marts.tools where tool_id = $tool::varchar
),
keys as materialized (
    select list(series || '/' || native_id order by native_id) as keys
    from marts.tool_keys
    where tool_id = $tool
),
stands as materialized (
    select decision_id, state, reopened_because, until_day
    from marts.ownership_decisions
    where tool_id = $tool and is_latest
),
ground as materialized (
    select tool_id from marts.ownership_grounds where tool_id = $tool
)
select
    keys,
    ground.tool_id is not null                   as is_decidable,
    stands.decision_id,
    stands.state,
    stands.reopened_because,
from named
cross join keys
left join ground on true
left join stands on true
where $scope::varchar[] is null or list_contains($scope::varchar[], named.team_id)
