-- One row per month of the baseline and per month after the first launch compared with
-- it. A baseline month is compared with the newest complete same calendar month; where
-- one lies twice in the baseline, the newest with the newest. Both sides so have as
-- many months. A month is inside the export's window when all but six of its days are.
with rules as (
    select
        baseline_from,
        baseline_to,
        (select min(launched_on) from marts.teams) as launched_on,
        window_from,
        window_to,
        data_through,
    from lake.program
    left join marts.ticket_window on true
),
months as (
    select
        'before'                                 as side,
        unnest(range(baseline_from, baseline_to + 1, interval 1 month))::date as month,
    from rules
    union all
    select
        'after',
        unnest(range(
            date_trunc('month', launched_on) + interval 1 month,
            date_trunc('month', data_through + 1),
            interval 1 month
        ))::date,
    from rules
),
turns as (
    select
        *,
        row_number() over (
            partition by side, month(month)
            order by month desc
        )                                        as turn,
    from months
),
paired as (
    select *, count(*) over (partition by month(month), turn) = 2 as is_compared
    from turns
),
opened as (
    select date_trunc('month', day)::date as month, sum(opened)::bigint as opened
    from marts.ticket_counts
    group by all
)
select
    side,
    paired.month,
    coalesce(opened, 0)                          as opened,
    is_compared,
    paired.month + 6 >= window_from and last_day(paired.month) - 6 <= window_to
                                                 as is_inside_window,
from paired
cross join rules
left join opened on opened.month = paired.month
where side = 'before' or is_compared
