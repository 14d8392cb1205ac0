-- scope: everyone
-- One row per ISO week of the logs (by its Monday), oldest first: different people who
-- used a registered tool in it, in all, of one team or on one platform. Of a team a
-- week is said where the users of the month that it ends in are.
with monthly as (
    select period_from as month, value_unknown
    from metrics.values
    where
        metric = 'monthly_users'
        and $team::varchar is not null
        and team_id = $team
        and platform is null
),
judged as (
    select
        logged_weeks.week                        as day,
        logged_weeks.day                         as last_day,
        is_complete,
        coalesce(users, 0)::double               as users,
        coalesce(
            if(
                $team is not null and $platform::varchar is not null,
                'not counted by team and platform at once',
                null
            ),
            use_unknown,
            value_unknown,
            if(
                $team is not null and monthly.month is null,
                'nobody of this team is counted',
                null
            )
        )                                        as reason,
    from marts.logged_weeks
    left join monthly on monthly.month = date_trunc('month', logged_weeks.day)
    left join marts.week_users
        on week_users.week = logged_weeks.week
        and week_users.team_id = coalesce($team, '*')
        and week_users.platform = coalesce($platform, '*')
)
select
    day,
    last_day,
    if(reason is null, users, null)              as value,
    reason                                       as value_unknown,
    null::double                                 as low,
    null::double                                 as high,
    is_complete,
from judged
order by day
