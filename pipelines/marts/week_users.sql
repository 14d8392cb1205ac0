-- One row per ISO week (by its Monday) and cell: different people who used a registered
-- tool in all (team and platform null), of one team, or on one platform.
with teams as (
    select week, team_id, null::varchar as platform, count(*) as users
    from marts.user_weeks
    group by grouping sets ((week), (week, team_id))
),
platforms as (
    select
        date_trunc('week', day)::date            as week,
        null::varchar                            as team_id,
        coalesce(platform, 'not said')           as platform,
        count(distinct person_id)                as users,
    from marts.user_days
    group by all
)
select week, team_id, platform, users::bigint as users from teams
union all
select week, team_id, platform, users::bigint from platforms
