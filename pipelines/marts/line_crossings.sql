-- One row per tool that ever passed a threshold of the program's line, on the first day
-- that it did: users and teams by the days of the log, the others by the first registry
-- export that says so. Where it may have been over the line before anything could tell
-- (its first export already says so, or it is older than the log and crossed within the
-- log's first `line.days`), `is_or_earlier`. `owner_on`, `reviewed_on` and `on_call_on`
-- are the days on which the registry first named an owner other than its builders, told
-- of a review since the crossing and named somebody on call, null while it has not.
-- Whether it is ready for others is said of the latest day. `crossing_place` orders
-- those that others depend on now: what is not ready for them first, then by what would
-- break with it, what nobody knows the users of last. What would break and what it is
-- called stand beside it, so that a page of crossings reads nothing else.
-- index: tool_id
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
comings as (
    select
        tool_id,
        list_sort(list(from_day))[any_value(line_users)] as reached_on,
        min(to_day)                              as first_end,
    from marts.user_spans
    cross join lake.program
    group by tool_id
),
-- Until somebody ceases to be one, the users of a tool are those who came: only where
-- too few had come by then are they counted day by day.
counted_spans as (
    from marts.user_spans
    semi join (from comings where reached_on >= first_end) as slow using (tool_id)
),
user_counts as (
    select
        tool_id,
        day,
        sum(sum(step)) over (partition by tool_id order by day) as users,
    from (
        select tool_id, from_day as day, 1 as step from counted_spans
        union all
        select tool_id, to_day, -1 from counted_spans
    )
    group by tool_id, day
),
passed as (
    select tool_id, 'users' as threshold, reached_on as from_day
    from comings
    where reached_on < first_end
    union all
    select tool_id, 'users' as threshold, min(day) as from_day
    from user_counts
    cross join lake.program
    where users >= line_users
    group by tool_id
    union all
    select tool_id, 'teams', min(from_day)
    from marts.team_use_spans
    cross join lake.program
    where teams >= line_teams
    group by tool_id
    union all
    select tool_id, threshold, min(from_day)
    from marts.told_thresholds
    group by tool_id, threshold
),
crossed as (
    select
        tool_id,
        min(from_day)                            as crossed_on,
        list_sort(list(threshold) filter (from_day = first_day)) as thresholds,
        bool_and(threshold in ('users', 'teams')) filter (from_day = first_day)
                                                 as is_by_log,
    from (
        select *, min(from_day) over (partition by tool_id) as first_day
        from passed
        cross join marts.registry_day
        where from_day <= day
    )
    group by tool_id
),
logs as (
    select platform, min(day) as first_day from marts.covered_days group by platform
),
named as (
    select
        tool_roles.tool_id,
        min(from_day) filter (
            role = 'owner' and builders.person_id is null
        )                                        as owner_on,
        min(from_day) filter (role = 'on_call')  as on_call_on,
        coalesce(bool_or(
            role = 'on_call' and to_day is null and is_able is not false
        ), false)                                as has_on_call,
    from marts.tool_roles
    left join builders
        on builders.tool_id = tool_roles.tool_id
        and builders.person_id = coalesce(tool_roles.person_id, tool_roles.person_key)
    group by tool_roles.tool_id
),
reviews as (
    select listings.tool_id, min(last_review_on) as reviewed_on
    from marts.listings
    join crossed on crossed.tool_id = listings.tool_id and last_review_on >= crossed_on
    group by listings.tool_id
),
contacts as (
    select tool_id, max(len(support_contact_keys)) > 0 as has_support_contact
    from marts.listings
    where is_newest and valid_to is null
    group by tool_id
)
select
    crossed.tool_id,
    tool_name,
    tools.team_id,
    team_name,
    tools.platform,
    crossed_on,
    thresholds,
    case
        when is_by_log
            then coalesce(tools.created_on < first_day, true)
                and crossed_on < first_day + line_days
        else crossed_on = listed_from and coalesce(tools.created_on < crossed_on, true)
    end                                          as is_or_earlier,
    owner_on,
    reviewed_on,
    on_call_on,
    newest.day is not null                       as is_listed,
    newest.is_depended_on,
    newest.is_depended_on_unknown,
    is_ready,
    is_ready_unknown,
    coalesce(has_on_call, false)                 as has_on_call,
    coalesce(has_support_contact, false)         as has_support_contact,
    if(
        newest.is_depended_on,
        row_number() over (
            order by
                newest.is_depended_on desc nulls last,
                coalesce(is_ready, true),
                blast_radius.users is null,
                blast_radius.place,
                crossed.tool_id
        ),
        null
    )::int                                       as crossing_place,
    blast_radius.users,
    blast_radius.users_unknown,
    blast_radius.is_estimate,
    blast_radius.place,
    blast_radius.places,
from crossed
cross join lake.program
join marts.tools on tools.tool_id = crossed.tool_id
left join marts.teams on teams.team_id = tools.team_id
left join logs on logs.platform = lower(trim(tools.platform))
left join named on named.tool_id = crossed.tool_id
left join reviews on reviews.tool_id = crossed.tool_id
left join contacts on contacts.tool_id = crossed.tool_id
left join marts.newest_tool_days as newest on newest.tool_id = crossed.tool_id
left join marts.blast_radius on blast_radius.tool_id = crossed.tool_id
