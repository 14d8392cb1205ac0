-- One row per thing that charts over time are read with, so that no jump is taken for a
-- trend: launches (the first day, then by month), what `program.yaml` says of policy
-- changes, freezes and the rest, the day on which rules were frozen, files that were
-- let through by hand, and days of which a log of tickets lacks three working days or
-- more, a usage log seven days. Gaps of several logs of a kind that touch are one row.
with launched as (
    select
        launched_on,
        count(*)                                 as teams,
        min(launched_on) over ()                 as first_day,
    from marts.teams
    where launched_on is not null
    group by launched_on
),
launches as (
    select
        min(launched_on)                         as from_day,
        'launch'                                 as kind,
        case
            when not is_first and sum(teams) = 1 then '1 team launched'
            when not is_first then format('{} teams launched', sum(teams))
            when sum(teams) = 1 then 'first launch'
            else format('first launch, {} teams', sum(teams))
        end                                      as text,
    from (select *, launched_on = first_day as is_first from launched)
    group by is_first, date_trunc('month', launched_on)
),
frozen as (
    select baseline_frozen_on as from_day, 'baseline' as what
    from lake.program
    union all
    select classes_frozen_on, 'rules of eligible requests'
    from lake.program
),
rules as (
    select
        from_day,
        'rules'                                  as kind,
        string_agg(what, ' and ' order by what) || ' frozen' as text,
    from frozen
    where from_day is not null
    group by from_day
),
accepted as (
    select
        coalesce(snapshot_day, window_from)      as from_day,
        'file'                                   as kind,
        if(
            count(*) = 1,
            'accepted though held: ' || min(file_name),
            format('{} files accepted though held', count(*))
        )                                        as text,
    from lake.loads
    where is_decided
        and verdict = 'loaded'
        and coalesce(snapshot_day, window_from) is not null
    group by all
),
runs as (
    select entity, series, from_day, to_day
    from marts.coverage
    where is_log
        and state <> 'covered'
        and (
            entity = 'events' and to_day - from_day >= 6
            or entity = 'ticket_updates' and len(list_filter(
                range(from_day, to_day + 1, interval 1 day), day -> isodow(day) <= 5
            )) >= 3
        )
),
islands as (
    select
        *,
        count_if(coalesce(from_day > reach + 1, true)) over (
            partition by entity order by from_day, to_day, series
        )                                        as island,
    from (
        select
            *,
            max(to_day) over (
                partition by entity
                order by from_day, to_day, series
                rows between unbounded preceding and 1 preceding
            )                                    as reach,
        from runs
    )
),
gaps as (
    select
        min(from_day)                            as from_day,
        max(to_day)                              as to_day,
        'gap'                                    as kind,
        case
            when entity = 'ticket_updates'
                then 'the ticket log tells nothing, or only in part'
            when count(distinct series) = 1
                then format('the log {} tells nothing, or only in part', min(series))
            else format(
                '{} usage logs tell nothing, or only in part', count(distinct series)
            )
        end                                      as text,
    from islands
    group by entity, island
)
select from_day, null::date as to_day, kind, text
from launches
union all
select from_day, to_day, kind, text
from lake.annotations
union all
select from_day, null, kind, text
from rules
union all
select from_day, null, kind, text
from accepted
union all
select from_day, to_day, kind, text
from gaps
