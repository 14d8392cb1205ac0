-- Tools of a team that the viewer may see, as of the newest day: whether the owner has
-- confirmed each and when it was last reviewed, as the registry says: first those that
-- ran out, then those never confirmed, those due, those that somebody confirmed
-- together with many others, and those that stand. Who confirmed is for viewers who may
-- see names.
with found as materialized (
    select
        tool_reviews.* exclude (team_id, confirmer),
        if(is_decided, confirmer, persons.name)  as confirmed_by,
    from marts.tool_reviews
    left join names.persons on persons.person_id = confirmer
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
)
select
    *,
    (select count(*) from found)::int            as tools, -- page
    (select count_if(confirmation = 'confirmed') from found)::int as confirmed, -- page
    (select count_if(confirmation = 'due') from found)::int as due, -- page
    (select count_if(confirmation = 'lapsed') from found)::int as lapsed, -- page
    (select count_if(confirmation = 'never') from found)::int as never, -- page
    (select count(reviewed_on) from found)::int  as reviewed, -- page
from found
order by -- page
    list_position( -- page
        ['lapsed', 'never', 'due', 'confirmed'], confirmation -- page
    ) nulls last, -- page
    is_bulk desc, -- page
    users_90_days desc nulls last, -- page
    lower(tool_name), -- page
    tool_id -- page
limit $limit::int offset $offset::int -- page
