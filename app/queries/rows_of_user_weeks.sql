-- The rows behind one value of escalations_per_user_weeks: the hops to engineering, and
-- each person and ISO week in which they used a registered tool, by the first day of it
-- that they did. Where a team's own number is hidden, so is who belongs to it, and a
-- nameless person has another mark in every week.
with shown as (
    select team_id, bool_and(value is not null)  as is_shown
    from metrics.values
    where
        metric = 'escalations_per_user_weeks'
        and period_from between date_trunc('month', $from::date) and $to::date
        and platform is null
        and coalesce(denominator, 1) > 0
    group by team_id
),
asked as (
    select coalesce(bool_and(is_shown), true)    as is_shown
    from shown
    where $team::varchar is not null and team_id = $team
),
told as (
    select exposure_months.month
    from marts.exposure_months
    join marts.logged_months on logged_months.month = exposure_months.month
    where
        use_unknown is null
        and exposure_months.month between date_trunc('month', $from::date) and $to::date
),
person_names as (
    select person_id, min(coalesce(name, address)) as name
    from marts.person_keys
    join names.people on people.person_key = person_keys.person_key
    group by person_id
),
facts as (
    select
        escalations.ticket_id                    as subject,
        concat_ws(
            ' ', ticket_number, title, '(' || from_group || ' → ' || to_group || ')'
        )                                        as label,
        escalations.tool_id,
        escalations.team_id,
        null::varchar                            as person_id,
        hopped_on                                as day,
        1                                        as numerator,
        0                                        as denominator,
        escalations.load_id,
        escalations.line,
    from marts.escalations
    join told on told.month = date_trunc('month', hopped_on)
    where hopped_on <= $to::date
    union all
    select
        md5(user_weeks.person_id || week),
        coalesce(name, 'Person ' || left(md5(user_weeks.person_id || week), 6))
            || ', week of ' || week::varchar,
        null,
        team_id,
        user_weeks.person_id,
        first_day,
        0,
        1,
        null,
        null,
    from marts.user_weeks
    join told on told.month = date_trunc('month', first_day)
    left join person_names on person_names.person_id = user_weeks.person_id
    where first_day <= $to::date
),
found as (
    select
        facts.*,
        case
            when is_shown or numerator = 1 or facts.team_id = 'unassigned'
                then team_name
        end                                      as team_name,
        count(*) over ()::int                    as total_rows,
        sum(numerator) over ()::int              as total_numerator,
        sum(denominator) over ()::int            as total_denominator,
    from facts
    left join shown on shown.team_id = facts.team_id
    left join marts.teams on teams.team_id = facts.team_id
    where
        (select is_shown from asked)
        and ($team is null or facts.team_id = $team)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], facts.team_id)
        )
    order by numerator desc, day desc, label, subject
    limit $limit::int offset $offset::int
),
people as (
    select
        subject,
        day,
        coalesce(person_key, found.person_id)    as person_key,
    from found
    left join marts.person_keys on person_keys.person_id = found.person_id
    where found.person_id is not null
),
origins as (
    select
        subject,
        arg_min(
            {load_id: events.load_id, line: events.line},
            {moment: occurred_at, load_id: events.load_id, line: events.line}
        )                                        as origin,
    from lake.events
    join people on person_key = actor_key
    join marts.tool_keys
        on lower(tool_keys.native_id) = lower(trim(tool_key))
        or (
            tool_key is null
            and regexp_replace(lower(trim(events.tool_name)), '\s+', ' ', 'g')
            = regexp_replace(lower(trim(tool_keys.tool_name)), '\s+', ' ', 'g')
        )
    where
        occurred_at >= $from::date - interval 2 day
        and occurred_at < $to::date + interval 2 day
        and operation_class = 'use'
        and lake.local_day(occurred_at) = people.day
    group by subject
)
select
    found.subject,
    tool_id,
    label,
    team_name,
    null::varchar                                as platform,
    day,
    numerator,
    denominator,
    file_name,
    loads.load_id,
    coalesce(found.line, origin.line)            as line,
    total_rows,
    total_numerator,
    total_denominator,
from found
left join origins on origins.subject = found.subject
left join lake.loads on loads.load_id = coalesce(found.load_id, origin.load_id)
order by numerator desc, day desc, label, found.subject
