-- The tools with these ids on which somebody can decide: what a decision is made on,
-- and every key that one may name the tool by.
with asked as materialized (
    select grounds.*, tools.tool_name, tools.team_id
    from marts.ownership_grounds as grounds
    join marts.tools on tools.tool_id = grounds.tool_id
    where
        list_contains($tools::varchar[], grounds.tool_id)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tools.team_id)
        )
),
keys as (
    select tool_id, list(series || '/' || native_id order by native_id) as keys
    from marts.tool_keys
    where tool_id in (select tool_id from asked)
    group by tool_id
)
select
    asked.tool_id,
    tool_name,
    asked.key,
    keys,
    day::varchar                                 as day,
    state,
    cause,
    users_90_days                                as users,
    is_depended_on                               as depended_on,
    owners,
    candidates.person_id                         as candidate,
    people.ended_on                              as candidate_ends_on,
from asked
join keys on keys.tool_id = asked.tool_id
left join marts.candidates
    on candidates.tool_id = asked.tool_id
    and candidates.place = 1
left join marts.people on people.person_id = candidates.person_id
order by asked.tool_id
