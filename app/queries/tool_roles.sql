-- One row per role and person of a tool, those of today first.
with roles as materialized (
    select * from marts.tool_roles where tool_id = $tool::varchar
),
named as materialized (
    select team_id from marts.tools where tool_id = $tool
),
called as materialized (
    select person_key, coalesce(name, address)   as person_name
    from names.people
    where person_key in (select person_key from roles)
),
jobs as materialized (
    select person_id, job_title
    from marts.people
    where person_id in (select person_id from roles)
)
select
    role,
    person_name,
    left(roles.person_key, 6)                    as person_mark,
    job_title,
    is_able,
    inability,
    from_day,
    to_day,
    roles.load_id,
    file_name,
    roles.line,
from roles
cross join named
left join called on called.person_key = roles.person_key
left join jobs on jobs.person_id = roles.person_id
left join lake.loads on loads.load_id = roles.load_id
where $scope::varchar[] is null or list_contains($scope::varchar[], named.team_id)
order by
    to_day is not null,
    list_position(['owner', 'backup', 'builder', 'reviewer', 'on_call'], role),
    is_able desc,
    person_name,
    from_day
