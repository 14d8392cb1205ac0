-- Who could own a tool that needs somebody, best first; then those who would be among
-- them and own too many tools already.
with found as materialized (
    select * from marts.candidates where tool_id = $tool::varchar
),
named as materialized (
    select team_id from marts.tools where tool_id = $tool
),
called as materialized (
    select person_key, coalesce(name, address)   as person_name
    from names.people
    where person_key in (select person_id from found)
),
placed as materialized (
    select person_id, job_title, team_id
    from marts.people
    where person_id in (select person_id from found)
)
select
    place,
    person_name,
    left(found.person_id, 6)                         as person_mark,
    job_title,
    team_name,
    score,
    edit_points,
    use_points,
    role_points,
    manager_points,
    team_points,
    around_points,
    reasons,
    owned_tools,
    excluded_by,
from found
cross join named
left join called on called.person_key = found.person_id
left join placed on placed.person_id = found.person_id
left join marts.teams on teams.team_id = placed.team_id
where $scope::varchar[] is null or list_contains($scope::varchar[], named.team_id)
order by place nulls last, score desc, person_name
