-- One row per month of the log and team that has a headcount in any month, or a
-- builder. Of a team in which somebody builds, a headcount of 0 is none, and two numbers
-- for one spelling are none either. `log_unknown` tells of months that the logs hardly
-- cover.
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
        case
            when is_contradicted
                then format('several headcounts for {}', strftime(teams.month, '%Y-%m'))
            when headcount = 0 and builders > 0
                then format('no staff on record for {}', strftime(teams.month, '%Y-%m'))
            when headcount is not null then null
            when (select count(*) from marts.headcounts) = 0
                then 'no headcount export is loaded'
            else format('no headcount for {}', strftime(teams.month, '%Y-%m'))
        end                                      as headcount_unknown,
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
