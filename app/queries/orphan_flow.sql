-- One row per month up to the one that $to lies in, the newest first: tools that became
-- orphaned in it, by cause, those that ceased to be, by how, and those orphaned at its
-- end. Counted for the team and platform that a tool has today.
with spans as (
    select from_day, to_day, cause, ended_by
    from marts.orphan_spans
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
),
turns as (
    select
        date_trunc('month', from_day)::date      as month,
        1                                        as change,
        cause,
        null                                     as ended_by,
    from spans
    union all
    select date_trunc('month', to_day)::date, -1, null, ended_by
    from spans
    where to_day is not null
),
bounds as (
    select
        (
            select date_trunc('month', min(from_day))
            from marts.owner_spans
            where state <> 'unknown'
        )                                        as first_month,
        least(date_trunc('month', $to::date), date_trunc('month', day)) as last_month,
        day,
    from marts.registry_day
),
months as (
    select
        unnest(range(first_month, last_month + interval 1 day, interval 1 month))::date
                                                 as month,
        day,
    from bounds
),
counted as (
    select
        months.month,
        any_value(day)                           as day,
        coalesce(sum(change), 0)                 as change,
        count(cause)                             as came_in,
        count(*) filter (cause = 'O1')           as no_owner,
        count(*) filter (cause = 'O2')           as owner_left,
        count(*) filter (cause = 'O3')           as owner_disabled,
        count(*) filter (cause = 'O7')           as no_person,
        count(*) filter (cause = 'O8')           as team_gone,
        count(ended_by)                          as went_out,
        count(*) filter (ended_by = 'owner named') as owner_named,
        count(*) filter (ended_by = 'owner back') as owner_back,
        count(*) filter (ended_by = 'retired')   as retired,
        count(*) filter (ended_by = 'not listed') as not_listed,
        count(*) filter (ended_by in ('not matched', 'unknown')) as unclear,
    from months
    left join turns on turns.month = months.month
    group by months.month
)
select
    month                                        as day,
    last_day(month) <= day                       as is_complete,
    came_in::int                                 as came_in,
    no_owner::int                                as no_owner,
    owner_left::int                              as owner_left,
    owner_disabled::int                          as owner_disabled,
    no_person::int                               as no_person,
    team_gone::int                               as team_gone,
    went_out::int                                as went_out,
    owner_named::int                             as owner_named,
    owner_back::int                              as owner_back,
    retired::int                                 as retired,
    not_listed::int                              as not_listed,
    unclear::int                                 as unclear,
    (sum(change) over (order by month))::int     as orphaned,
from counted
order by month desc
