-- One row while there are tickets: the days between which the exports tell openings.
-- Exports are cut by date. Cut by opening, openings nearly stop while closings go on; cut
-- by last update, the days before hold only the few old tickets that were still open.
-- The rule: a typical week is the week in which the median ticket was opened. window_to is
-- the last day whose week ahead brought a tenth of it, window_from the first whose week
-- behind did. What lies outside is named only when there are 100 tickets, it lasts 28 days,
-- would at the typical rate have brought 20 and brought less than 5 % of all, is longer
-- than any quiet spell inside (a season, a shutdown) and was not work as usual: more was
-- done than opened after the window, less than half of what was opened before it.
with daily as (
    select
        day,
        opened,
        done,
        sum(opened) over (order by day rows 6 preceding) as week_behind,
        sum(opened) over (order by day rows between current row and 6 following)
                                                 as week_ahead,
    from marts.ticket_counts
),
typical as (
    select min(week_behind) as week, any_value(total)::bigint as total
    from (
        select
            week_behind,
            sum(opened) over (order by week_behind, day) as running,
            sum(opened) over ()                  as total,
        from daily
    )
    where running * 2 >= total
),
edges as (
    select
        min(day)                                 as first_day,
        max(day)                                 as last_day,
        min(day) filter (week_behind * 10 >= week) as window_from,
        max(day) filter (week_ahead * 10 >= week) as window_to,
        any_value(week)                          as week,
        any_value(total)                         as total,
    from daily
    cross join typical
),
quiet as (
    select coalesce(max(day - previous_day), 0) + 5 as days
    from (
        select day, lag(day) over (order by day) as previous_day
        from daily
        cross join typical
        where week_ahead * 10 >= week
    )
),
outside as (
    select
        coalesce(sum(opened) filter (day > window_to), 0)::bigint as opened_after,
        coalesce(sum(done) filter (day > window_to), 0) as done_after,
        coalesce(sum(opened) filter (day < window_from), 0)::bigint as opened_before,
        coalesce(sum(done) filter (day < window_from), 0) as done_before,
        any_value(last_day - window_to)          as days_after,
        any_value(window_from - first_day)       as days_before,
    from daily
    cross join edges
),
judged as (
    select
        *,
        days_after >= 28 and days_after > days and week * days_after / 7 >= 20
            and total >= 100 and opened_after * 20 < total and done_after > opened_after
                                                 as is_cut_after,
        days_before >= 28 and days_before > days and week * days_before / 7 >= 20
            and total >= 100 and opened_before * 20 < total
            and done_before * 2 < opened_before
                                                 as is_cut_before,
    from edges
    cross join outside
    cross join quiet
    where first_day is not null
)
select
    if(is_cut_before, window_from, first_day)    as window_from,
    if(is_cut_after, window_to, last_day)        as window_to,
    last_day                                     as data_through,
    is_cut_before or is_cut_after                as is_truncated,
    nullif(concat_ws(
        '; ',
        if(is_cut_before, format(
            'before {} only {:,} of {:,} tickets were opened: the export starts on that day'
                || ' and holds of older requests only those then still open',
            window_from::varchar, opened_before, total
        ), null),
        if(is_cut_after, format(
            'after {} only {:,} of {:,} tickets were opened: open requests fall after that'
                || ' day because the export stops, not because work got done',
            window_to::varchar, opened_after, total
        ), null)
    ), '')                                       as explanation,
from judged
