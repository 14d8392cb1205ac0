-- What is known of each of these keys: how it is called, and whose team it leads to.
select
    people.person_key                            as key,
    coalesce(name, address)                      as name,
    people.text,
    teams.team_name,
from names.people
left join marts.person_keys on person_keys.person_key = people.person_key
left join marts.people as persons on persons.person_id = person_keys.person_id
left join marts.teams on teams.team_id = persons.team_id
where
    list_contains($keys::varchar[], people.person_key)
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], persons.team_id)
    )
