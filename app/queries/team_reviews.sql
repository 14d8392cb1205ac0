-- Tools of a team that the viewer may see, as of the newest day: whether the owner has
-- confirmed each and when it was last reviewed, as the registry says: first those that
-- ran out, then those never confirmed, those due, those that somebody confirmed
-- together with many others, and those that stand. Who confirmed is for viewers who may
-- see names.
with found as materialized (
    select
        * exclude (team_id),
        count(*) over ()::int                    as tools, -- page
        count_if(confirmation = 'confirmed') over ()::int as confirmed, -- page
        count_if(confirmation = 'due') over ()::int as due, -- page
        count_if(confirmation = 'lapsed') over ()::int as lapsed, -- page
        count_if(confirmation = 'never') over ()::int as never, -- page
        count(reviewed_on) over ()::int          as reviewed, -- page
    from marts.tool_reviews
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    order by -- page
        list_position( -- page
            ['lapsed', 'never', 'due', 'confirmed'], confirmation -- page
        ) nulls last, -- page
        is_bulk desc, -- page
        users_90_days desc nulls last, -- page
        lower(tool_name), -- page
        tool_id -- page
    limit $limit::int offset $offset::int -- page
),
-- Looked up, and not all persons read for those of a page.
people as materialized (
    select person_id, name
    from names.persons
    where person_id in (select confirmer from found)
)
select
    found.* exclude (confirmer),
    if(is_decided, confirmer, people.name)       as confirmed_by,
from found
left join people on people.person_id = confirmer
order by -- page
    list_position( -- page
        ['lapsed', 'never', 'due', 'confirmed'], confirmation -- page
    ) nulls last, -- page
    is_bulk desc, -- page
    users_90_days desc nulls last, -- page
    lower(tool_name), -- page
    tool_id -- page
