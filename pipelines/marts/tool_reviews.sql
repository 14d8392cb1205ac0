-- One row per tool listed on the newest day, by team: whether its owner has confirmed
-- it, and when it was last reviewed as the registry says.
with newest as (select day from marts.days where is_latest),
confirmed as (
    select confirmations.*
    from marts.confirmations
    join newest on newest.day = confirmations.day
),
reviewed as (
    select tool_id, max(last_review_on)          as reviewed_on
    from marts.listings
    where is_newest
    group by tool_id
)
select
    listed.team_id,
    listed.tool_id,
    listed.day,
    tool_name,
    users_90_days,
    users_90_days_unknown,
    confirmation,
    confirmation_unknown,
    confirmed_on,
    lapses_on,
    since,
    is_decided,
    is_bulk,
    crowd,
    confirmer,
    reviewed_on,
from marts.newest_tool_days as listed
join marts.tools on tools.tool_id = listed.tool_id
left join confirmed on confirmed.tool_id = listed.tool_id
left join reviewed on reviewed.tool_id = listed.tool_id
order by listed.team_id, listed.tool_id
