-- One row per month of the logs and team that has a headcount in any month, or a user:
-- different people who used a registered tool in the 28 days to its last day, those who
-- did in the last 7, and the headcount.
with using_teams as (
    select
        month,
        team_id,
        count(distinct person_id)                as users,
        count(distinct person_id) filter (is_weekly) as weekly_users,
    from marts.user_months
    group by month, team_id
),
teams as (
    select month, team_id
    from marts.logged_months
    cross join (select distinct team_id from marts.headcounts) as counted
    union
    select month, team_id from using_teams
),
judged as (
    select
        teams.month,
        teams.team_id,
        users,
        weekly_users,
        headcount,
        lake.headcount_unknown(
            teams.month,
            headcount,
            is_contradicted,
            users > 0,
            (select count(*) > 0 from marts.headcounts)
        )                                        as headcount_unknown,
    from teams
    left join using_teams
        on using_teams.month = teams.month and using_teams.team_id = teams.team_id
    left join marts.headcounts
        on headcounts.month = teams.month and headcounts.team_id = teams.team_id
)
select
    judged.month,
    team_id,
    coalesce(users, 0)::bigint                   as users,
    coalesce(weekly_users, 0)::bigint            as weekly_users,
    if(headcount_unknown is null, headcount, null) as headcount,
    headcount_unknown,
    use_unknown,
    week_unknown,
    day,
from judged
join marts.logged_months on logged_months.month = judged.month
