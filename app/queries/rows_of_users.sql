-- The people behind one value of monthly_users, weekly_users, reach or stickiness: one
-- row each, with the file and line of their last use of a registered tool in it. Reach
-- counts only those of teams whose headcount is known; of stickiness the numerator
-- marks the weekly ones. Where a team's own number is hidden, so is who belongs to it,
-- and a nameless person has another mark in every period.
with shown as (
    select team_id, bool_and(value is not null)  as is_shown
    from metrics.values
    where
        metric = $metric::varchar
        and period_from between date_trunc('month', $from::date) and $to::date
        and platform is null
    group by team_id
),
asked as (
    select is_shown from shown where team_id is not distinct from $team::varchar
),
users as (
    select
        user_months.person_id,
        arg_max(user_months.team_id, user_months.month) as team_id,
        bool_or(is_weekly)                       as is_weekly,
        min(user_months.day) - 27                as first_day,
        max(user_months.day)                     as last_day,
        md5(concat(user_months.person_id, $from, $to)) as mark,
    from marts.user_months
    left join marts.reach_months
        on reach_months.month = user_months.month
        and reach_months.team_id = user_months.team_id
    where
        user_months.month between date_trunc('month', $from::date) and $to::date
        and ($team is null or user_months.team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($metric <> 'reach' or headcount is not null)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], user_months.team_id)
        )
        and (select bool_and(is_shown) from asked)
    group by user_months.person_id
    having $metric <> 'weekly_users' or bool_or(is_weekly)
),
person_names as (
    select person_id, min(coalesce(name, address)) as name
    from marts.person_keys
    join names.people on people.person_key = person_keys.person_key
    group by person_id
),
found as (
    select
        users.*,
        coalesce(name, 'Person ' || left(mark, 6)) as label,
        count(*) over ()::int                    as total_rows,
        count(*) filter ($metric <> 'stickiness' or is_weekly) over ()::int
                                                 as total_numerator,
    from users
    left join person_names on person_names.person_id = users.person_id
    order by label, mark
    limit $limit::int offset $offset::int
),
last_uses as (
    select
        found.person_id,
        max(day)                                 as day,
        arg_max(use_days.tool_id, {day: day, tool_id: use_days.tool_id}) as tool_id,
        arg_max(platform, {day: day, tool_id: use_days.tool_id}) as platform,
    from found
    join marts.use_days
        on use_days.person_id = found.person_id
        and day between first_day and last_day
        and operation_class = 'use'
    join marts.tools on tools.tool_id = use_days.tool_id
    where $platform is null or coalesce(platform, 'not said') = $platform
    group by found.person_id
),
keys as (
    select last_uses.*, coalesce(person_key, last_uses.person_id) as person_key
    from last_uses
    left join marts.person_keys on person_keys.person_id = last_uses.person_id
),
origins as (
    select
        keys.person_id,
        arg_max(
            {load_id: events.load_id, line: events.line},
            {moment: occurred_at, load_id: events.load_id, line: events.line}
        )                                        as origin,
    from lake.events
    join keys on person_key = actor_key
    join marts.tool_keys
        on tool_keys.tool_id = keys.tool_id
        and (
            lower(tool_keys.native_id) = lower(trim(tool_key))
            or (
                tool_key is null
                and regexp_replace(lower(trim(events.tool_name)), '\s+', ' ', 'g')
                = regexp_replace(lower(trim(tool_keys.tool_name)), '\s+', ' ', 'g')
            )
        )
    where
        occurred_at >= date_trunc('month', $from::date) - interval 30 day
        and occurred_at < $to::date + interval 2 day
        and operation_class = 'use'
        and lake.local_day(occurred_at) = keys.day
    group by keys.person_id
)
select
    mark                                         as subject,
    null::varchar                                as tool_id,
    label,
    case when is_shown then team_name end        as team_name,
    platform,
    last_uses.day                                as day,
    ($metric <> 'stickiness' or is_weekly)::int  as numerator,
    1                                            as denominator,
    file_name,
    loads.load_id,
    origin.line                                  as line,
    total_rows,
    total_numerator,
    total_rows                                   as total_denominator,
from found
left join shown on shown.team_id = found.team_id
left join last_uses on last_uses.person_id = found.person_id
left join origins on origins.person_id = found.person_id
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = origin.load_id
order by label, mark
