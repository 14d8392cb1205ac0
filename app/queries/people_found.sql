-- People whom $q can mean, whom the viewer may see by name: those first whose address,
-- key or whole name it is. `inability` says why somebody cannot act, null for who can.
with found as materialized (
    select
        person_keys.person_id,
        bool_or(
            lower($q) in (lower(people.address), lower(people.name), lower(people.text))
            or people.person_key = $q
        )                                        as is_exact,
        min(people.name)                         as name,
        min(people.address)                      as address,
    from names.people
    join marts.person_keys on person_keys.person_key = people.person_key
    where contains(people.words, lower($q::varchar)) or people.person_key = $q
    group by person_keys.person_id
)
select
    found.person_id,
    is_exact,
    coalesce(found.name, found.address)          as name,
    found.address,
    job_title,
    team_name,
    inability,
    ended_on,
from found
join marts.people on people.person_id = found.person_id
left join marts.teams on teams.team_id = people.team_id
left join marts.days on is_latest
left join marts.unable_days
    on unable_days.day = days.day and unable_days.person_id = found.person_id
where $scope::varchar[] is null or list_contains($scope::varchar[], people.team_id)
order by not is_exact, inability is not null, lower(name), found.person_id
limit 20
