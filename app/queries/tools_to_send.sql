-- The tools of the decisions told by $keys, and beside each key what was decided, as
-- whoever has to act on it is told: one row per tool, as the registry and the numbers
-- have it today. `owner_name` is the first owner who can act, else the manager of an
-- owner who cannot (`is_manager`); names and addresses as far as the viewer may see
-- them.
with said as materialized (
    select
        unnest($keys::varchar[])                 as key,
        unnest($decisions::varchar[])            as decision,
        nullif(unnest($people::varchar[]), '')   as person_key,
        nullif(unnest($untils::varchar[]), '')   as until_day,
        unnest($reasons::varchar[])              as reason,
),
told as materialized (
    select said.*, tool_keys.tool_id
    from said
    join marts.tool_keys on tool_keys.series || '/' || tool_keys.native_id = said.key
),
owners as (
    select
        tool_id,
        string_agg(distinct coalesce(name, address), ', ') as owners,
        arg_min(tool_roles.person_key, place) filter (is_able and name is not null)
                                                 as able_key,
    from marts.tool_roles
    left join names.people on people.person_key = tool_roles.person_key
    where role = 'owner' and to_day is null and tool_id in (select tool_id from told)
    group by tool_id
),
managers as (
    select tool_id, min(person_id)               as manager_id
    from marts.candidates
    where is_manager and tool_id in (select tool_id from told)
    group by tool_id
)
select
    tools.tool_name,
    tools.native_id,
    tools.platform,
    teams.team_name,
    decision,
    coalesce(persons.name, persons.address)      as person_name,
    persons.address                              as person_address,
    until_day,
    reason,
    newest.cause,
    newest.orphaned_since,
    newest.users_90_days,
    coalesce(
        newest.users_90_days_unknown,
        if(newest.users_90_days is null, 'not listed on the newest day', null)
    )                                            as users_90_days_unknown,
    owners.owners,
    coalesce(contact.name, contact.address)      as owner_name,
    contact.address                              as owner_address,
    able_key is null and manager_id is not null  as is_manager,
    tools.tool_id,
from told
join marts.tools on tools.tool_id = told.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join marts.newest_tool_days as newest on newest.tool_id = told.tool_id
left join owners on owners.tool_id = told.tool_id
left join managers on managers.tool_id = told.tool_id
left join names.people as persons on persons.person_key = told.person_key
left join names.people as contact
    on contact.person_key = coalesce(owners.able_key, managers.manager_id)
where $scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id)
order by person_name nulls last, team_name, lower(tools.tool_name), tools.tool_id
