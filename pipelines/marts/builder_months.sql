-- One row per month of the log and team that has a headcount in any month, or a
-- builder. `log_unknown` tells of months that the logs hardly cover.
with building as (
    select month, team_id, count(*) as builders from marts.builders group by all
),
teams as (
    select month, team_id
    from marts.logged_months
    cross join (select distinct team_id from marts.headcounts) as counted
    union
    select month, team_id from building
),
judged as (
    select
        teams.month,
        teams.team_id,
        coalesce(builders, 0)::bigint            as builders,
        headcount,
        lake.headcount_unknown(
            teams.month,
            headcount,
            is_contradicted,
            builders > 0,
            (select count(*) > 0 from marts.headcounts)
        )                                        as headcount_unknown,
    from teams
    left join building
        on building.month = teams.month and building.team_id = teams.team_id
    left join marts.headcounts
        on headcounts.month = teams.month and headcounts.team_id = teams.team_id
)
select
    judged.month,
    team_id,
    builders,
    if(headcount_unknown is null, headcount, null) as headcount,
    headcount_unknown,
    log_unknown,
    is_complete,
from judged
join marts.logged_months on logged_months.month = judged.month
