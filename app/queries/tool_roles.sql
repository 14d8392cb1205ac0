-- One row per role and person of a tool, those of today first.
select
    role,
    coalesce(name, address)                      as person_name,
    left(tool_roles.person_key, 6)               as person_mark,
    job_title,
    is_able,
    inability,
    from_day,
    to_day,
    tool_roles.load_id,
    file_name,
    tool_roles.line,
from marts.tool_roles
join marts.tools on tools.tool_id = tool_roles.tool_id
left join names.people as named on named.person_key = tool_roles.person_key
left join marts.people on people.person_id = tool_roles.person_id
left join lake.loads on loads.load_id = tool_roles.load_id
where
    tool_roles.tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
order by
    to_day is not null,
    list_position(['owner', 'backup', 'builder', 'reviewer', 'on_call'], role),
    is_able desc,
    person_name,
    from_day
