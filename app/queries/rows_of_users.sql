-- The people behind one value of monthly_users, weekly_users, reach or stickiness: one
-- row each, with the last day on which they used a registered tool in it, and file and
-- line of a use on that day. Reach counts only those of teams whose headcount is known;
-- of stickiness the numerator marks the weekly ones; both stand on the period's last
-- day, so that their people are those of its last month. Where a team's own number is
-- hidden, so is who belongs to it, and a nameless person has another mark in every
-- period.
with shown as (
    select team_id, bool_and(value is not null)  as is_shown
    from metrics.values
    where
        metric = $metric::varchar
        and period_from between
            -- Written out in both places: as a constant it tells which months to read.
            date_trunc('month', if(
                $metric in ('reach', 'stickiness'), $to::date, $from::date
            ))::date
            and date_trunc('month', $to::date)::date
        and platform is null
    group by team_id
),
asked as (
    select is_shown from shown where team_id is not distinct from $team::varchar
),
used as not materialized (
    select *
    from marts.user_months
    where
        month between
            date_trunc('month', if(
                $metric in ('reach', 'stickiness'), $to::date, $from::date
            ))::date
            and date_trunc('month', $to::date)::date
        and ($team is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
-- Who was a user on any platform is told by runs of months, of which there are few.
known as not materialized (
    select person_id, team_id, is_weekly
    from marts.user_month_spans
    where
        $platform::varchar is null
        and ($metric = 'stickiness' or is_weekly = ($metric = 'weekly_users'))
        and from_month <= date_trunc('month', $to::date)::date
        and to_month >= date_trunc('month', if(
            $metric in ('reach', 'stickiness'), $to::date, $from::date
        ))::date
        and ($team is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    union all
    select person_id, team_id, is_weekly
    from used
    where $platform::varchar is not null
),
users as materialized (
    select
        person_id,
        bool_or($metric = 'stickiness' and is_weekly) as is_weekly,
    from known
    where
        (select bool_and(is_shown) from asked)
        and ($metric <> 'weekly_users' or is_weekly)
        and (
            $metric <> 'reach'
            or team_id in (
                select team_id
                from marts.reach_months
                where
                    month = date_trunc('month', $to::date)::date
                    and headcount is not null
            )
        )
    group by person_id
),
totals as (
    select
        count(*)::int                            as total_rows,
        count_if($metric <> 'stickiness' or is_weekly)::int as total_numerator,
    from users
),
found as (
    select
        users.*,
        coalesce(
            name,
            'Person ' || left(md5(concat(users.person_id, $from, $to)), 6)
        )                                        as label,
    from users
    left join names.persons on persons.person_id = users.person_id
    order by label, users.person_id
    limit $limit::int offset $offset::int
),
-- A person has one team in a month, so only a weekly use is to be told apart. Not as a
-- condition, since people are found by their index where nothing else is asked.
last_uses as (
    select
        found.person_id,
        arg_max(team_id, month) filter (is_asked) as team_id,
        max({
            day: used_on, load_id: load_id, line: line, platform: platform
        }) filter (is_asked)                     as last_use,
    from found
    join (
        select *, $metric <> 'weekly_users' or is_weekly as is_asked from used
    ) as uses
        on uses.person_id = found.person_id
    group by found.person_id
)
select
    md5(concat(found.person_id, $from, $to))     as subject,
    null::varchar                                as tool_id,
    label,
    case when is_shown then team_name end        as team_name,
    last_use.platform                            as platform,
    last_use.day                                 as day,
    ($metric <> 'stickiness' or is_weekly)::int  as numerator,
    1                                            as denominator,
    file_name,
    loads.load_id,
    last_use.line                                as line,
    total_rows,
    total_numerator,
    total_rows                                   as total_denominator,
from found
cross join totals
join last_uses on last_uses.person_id = found.person_id
left join shown on shown.team_id = last_uses.team_id
left join marts.teams on teams.team_id = last_uses.team_id
left join lake.loads on loads.load_id = last_use.load_id
order by label, found.person_id
