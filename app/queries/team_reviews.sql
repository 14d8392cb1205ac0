-- Tools of a team that the viewer may see, as of the newest day: whether the owner has
-- confirmed each and when it was last reviewed, as the registry says: first those that
-- ran out, then those never confirmed, those due, those that somebody confirmed
-- together with many others, and those that stand. Who confirmed is for viewers who may
-- see names.
with listed as materialized (
    select day, tool_id, users_90_days, users_90_days_unknown
    from marts.newest_tool_days
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
newest as (select day from marts.days where is_latest),
confirmed as materialized (
    select confirmations.*
    from newest
    join marts.confirmations on confirmations.day = newest.day
    where tool_id in (select tool_id from listed)
),
reviewed as materialized (
    select tool_id, max(last_review_on)          as reviewed_on
    from marts.listings
    where is_newest and tool_id in (select tool_id from listed)
    group by tool_id
),
found as materialized (
    select
        listed.*,
        tool_name,
        confirmation,
        confirmation_unknown,
        confirmed_on,
        lapses_on,
        since,
        is_decided,
        is_bulk,
        crowd,
        if(is_decided, confirmer, persons.name)  as confirmed_by,
        reviewed_on,
    from listed
    join marts.tools on tools.tool_id = listed.tool_id
    left join confirmed on confirmed.tool_id = listed.tool_id
    left join reviewed on reviewed.tool_id = listed.tool_id
    left join names.persons on persons.person_id = confirmer
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
