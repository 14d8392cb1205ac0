-- One row per month of the log and team that has a headcount in any month, or a
-- builder.
with headcounts as (
    select
        coalesce(team_id, 'unassigned')          as team_id,
        month,
        sum(headcount)::bigint                   as headcount,
    from staging.headcounts
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(headcounts.team_name)), '\s+', ' ', 'g')
    group by all
),
bounds as (
    select
        (select min(occurred_on) from staging.events) as first_day,
        least(as_of, data_through)               as last_day,
    from lake.program
    cross join lake.entities
    where entity = 'events'
),
months as (
    select
        unnest(range(
            date_trunc('month', first_day), last_day + 1, interval 1 month
        ))::date                                 as month,
        last_day,
    from bounds
),
building as (
    select month, team_id, count(*) as builders from marts.builders group by all
),
teams as (
    select months.month, months.last_day, team_id
    from months
    cross join (select distinct team_id from headcounts) as counted
    union
    select building.month, months.last_day, team_id
    from building
    join months on months.month = building.month
)
select
    teams.month,
    teams.team_id,
    coalesce(builders, 0)::bigint                as builders,
    headcounts.headcount,
    case
        when headcounts.headcount is not null then null
        when (select count(*) from headcounts) = 0 then 'no headcount export is loaded'
        else format('no headcount for {}', strftime(teams.month, '%Y-%m'))
    end                                          as headcount_unknown,
    last_day(teams.month) <= teams.last_day      as is_complete,
from teams
left join building
    on building.month = teams.month and building.team_id = teams.team_id
left join headcounts
    on headcounts.month = teams.month and headcounts.team_id = teams.team_id
