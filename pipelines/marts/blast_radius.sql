-- One row per tool that is listed and not retired on the latest day: what would break
-- with it, and its rank. `score` is users in `line.days` × weight of the data class ×
-- weight of the criticality × (1 + tools that need it) × weight of a schedule; nobody
-- counts as one user, so that what needs a tool that only runs counts too. Where no log
-- tells of users, the registry's estimate stands for them (`is_estimate`, no more than
-- an upper bound). Where nothing does, `score` is per user, and `place` counts among
-- such tools alone.
-- index: tool_id
with told as (
    select
        tool_id,
        max(users_estimate)                      as users_estimate,
        arg_max(criticality, is_canonical) filter (criticality is not null)
                                                 as criticality,
        arg_max(schedule, is_canonical) filter (schedule is not null) as schedule,
    from marts.listings
    where is_newest and valid_to is null
    group by tool_id
),
dependants as (
    select tool_id, count(*) as dependants from marts.tool_dependants group by tool_id
),
runs as (
    select tool_id, sum(runs)::bigint as runs
    from marts.run_days
    cross join marts.registry_day
    cross join lake.program
    where run_days.day <= registry_day.day
        and run_days.day > registry_day.day - line_days
    group by tool_id
),
parts as (
    select
        days.day,
        windows.tool_id,
        windows.team_id,
        windows.platform,
        coalesce(windows.users, users_estimate)::int as users,
        windows.users is null and users_estimate is not null as is_estimate,
        if(users_estimate is null, windows.users_unknown, null) as users_unknown,
        if(windows.users is null, null, teams)   as teams,
        windows.users_unknown                    as teams_unknown,
        coalesce(dependants, 0)::int             as dependants,
        if(windows.users is null, runs, coalesce(runs, 0)) as runs,
        if(windows.users is null and runs is null, windows.users_unknown, null)
                                                 as runs_unknown,
        data_class,
        criticality,
        schedule,
        coalesce(classes.weight, 1)              as data_class_weight,
        coalesce(criticalities.weight, 1)        as criticality_weight,
        if(lake.is_scheduled(schedule), schedule_weight, 1) as schedule_weight,
    from marts.line_windows as windows
    join lake.program on windows.days = line_days
    join marts.days on is_latest
    join marts.tools on tools.tool_id = windows.tool_id
    left join told on told.tool_id = windows.tool_id
    left join dependants on dependants.tool_id = windows.tool_id
    left join runs on runs.tool_id = windows.tool_id
    left join lake.weights as classes
        on classes.part = 'data class' and classes.word = lower(trim(data_class))
    left join lake.weights as criticalities
        on criticalities.part = 'criticality'
        and criticalities.word = lower(trim(criticality))
)
select
    *,
    coalesce(greatest(users, 1), 1) * data_class_weight * criticality_weight
        * (1 + dependants) * schedule_weight     as score,
    (rank() over (partition by users is null order by score desc))::int as place,
    (count(*) over (partition by users is null))::int as places,
from parts
