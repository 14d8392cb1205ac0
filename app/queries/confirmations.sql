-- Tools of the newest day by whether their owner has confirmed them: those that ran out
-- first, then those never confirmed, those due, and those that somebody confirmed
-- together with many others. On the page those that stand confirmed are only counted.
-- Who confirmed is for viewers who may see names.
with newest as (select day from marts.days where is_latest),
found as materialized (
    select
        listed.tool_id,
        tool_name,
        listed.team_id,
        team_name,
        listed.platform,
        listed.day,
        confirmation,
        confirmed_on,
        lapses_on,
        since,
        is_decided,
        is_bulk,
        crowd,
        if(is_decided, confirmer, name)          as confirmed_by,
        users_90_days,
        users_90_days_unknown,
        name_place,
    from newest
    join marts.confirmations on confirmations.day = newest.day
    join marts.tool_list as listed
        on listed.day = newest.day and listed.tool_id = confirmations.tool_id
    left join names.persons on persons.person_id = confirmer
    where
        confirmation is not null
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], listed.team_id)
        )
        and ($team::varchar is null or listed.team_id = $team)
        and (
            $platform::varchar is null
            or coalesce(listed.platform, 'not said') = $platform
        )
)
select
    tool_id,
    tool_name,
    team_id,
    team_name,
    platform,
    day,
    confirmation,
    confirmed_on,
    confirmed_by,
    lapses_on,
    since,
    is_decided,
    is_bulk,
    crowd,
    users_90_days,
    users_90_days_unknown,
    count(*) over ()::int                        as total_rows, -- page
    (select count(*) from found)::int            as tools, -- page
    (select count_if(confirmation = 'confirmed') from found)::int as confirmed, -- page
    (select count_if(confirmation = 'due') from found)::int as due, -- page
    (select count_if(confirmation = 'lapsed') from found)::int as lapsed, -- page
    (select count_if(confirmation = 'never') from found)::int as never, -- page
from found
where confirmation <> 'confirmed' or is_bulk -- page
order by -- page
    list_position(['lapsed', 'never', 'due', 'confirmed'], confirmation), -- page
    users_90_days desc nulls last, -- page
    name_place -- page
limit $limit::int offset $offset::int -- page
