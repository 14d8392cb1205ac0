-- One row per month of the log and team that has a headcount in any month, or a
-- builder. A team's headcount is the sum over its spellings in the newest export that
-- speaks of team and month; of a team in which somebody builds, 0 is none, and two
-- numbers for one spelling are none either. `log_unknown`
-- tells of months that the logs hardly cover.
with spelled as (
    select
        coalesce(team_id, 'unassigned')          as team_id,
        spelling,
        month,
        headcount,
    from staging.headcounts
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(headcounts.team_name)), '\s+', ' ', 'g')
    qualify rank() over (
        partition by coalesce(team_id, 'unassigned'), month
        order by
            snapshot_day desc nulls last,
            first_seen_at desc nulls last,
            load_id desc
    ) = 1
),
headcounts as (
    select
        team_id,
        month,
        sum(headcount)::bigint                   as headcount,
        count(*) > count(distinct spelling)      as is_contradicted,
    from spelled
    group by all
),
building as (
    select month, team_id, count(*) as builders from marts.builders group by all
),
teams as (
    select month, team_id
    from marts.logged_months
    cross join (select distinct team_id from headcounts) as counted
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
            when (select count(*) from headcounts) = 0
                then 'no headcount export is loaded'
            else format('no headcount for {}', strftime(teams.month, '%Y-%m'))
        end                                      as headcount_unknown,
    from teams
    left join building
        on building.month = teams.month and building.team_id = teams.team_id
    left join headcounts
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
