-- One row per log (a series of exports), load and run of local days that the load tells
-- of: from its first to its last event, but for silences that a log of its kind does not
-- have: of more than 14 days where it tells of every other day, and of more than 2 where
-- nine in ten of its days follow the day before (20 days or more). Days between two loads
-- belong to the later one where the log is silent as long inside its loads one time in
-- ten: a file that ends with a Friday does not lack the weekend.
with steps as (
    select
        series,
        load_id,
        day,
        day - lag(day) over (partition by load_id order by day) - 1 as silence,
    from marts.log_days
),
loads as (
    select
        load_id,
        case
            when count(*) >= 20 and count_if(silence = 0) * 10 >= (count(*) - 1) * 9 then 2
            when count(*) * 2 > max(day) - min(day) then 14
        end                                      as longest_silence,
    from steps
    group by load_id
),
habits as (
    select series, quantile_disc(silence, 0.9) as usual_silence
    from steps
    group by series
),
runs as (
    select
        steps.*,
        count_if(coalesce(silence > longest_silence, false)) over (
            partition by steps.load_id order by day
        )                                        as run,
    from steps
    join loads on loads.load_id = steps.load_id
),
spans as (
    select
        series,
        load_id,
        min(day)                                 as from_day,
        max(day)                                 as to_day,
        run > 0                                  as is_after_silence,
    from runs
    group by series, load_id, run
),
reached as (
    select
        *,
        max(to_day) over (
            partition by series
            order by from_day, to_day, load_id
            rows between unbounded preceding and 1 preceding
        )                                        as reach,
    from spans
)
select
    reached.series,
    load_id,
    if(
        from_day - reach - 1 between 1 and usual_silence and not is_after_silence,
        reach + 1,
        from_day
    )                                            as from_day,
    to_day,
from reached
join habits on habits.series = reached.series
