-- One row while there are tickets: the days between which the exports tell openings.
-- Exports are cut by date. Cut by opening, openings nearly stop while closings go on;
-- cut by last update, the days before hold only the few old tickets that were still
-- open. Days before or after those of usual opening (marts.ticket_edges) lie outside
-- only when there are 100 tickets, those days are at least 28, would at the typical
-- rate have brought 20 and brought less than 5 % of all, are more than any quiet spell
-- inside (a season, a shutdown) and were not work as usual: after, more was done than
-- opened; before, less than half of what was opened was done.
with outside as (
    select
        coalesce(sum(opened) filter (day > opened_to), 0)::bigint as opened_after,
        coalesce(sum(done) filter (day > opened_to), 0) as done_after,
        coalesce(sum(opened) filter (day < opened_from), 0)::bigint as opened_before,
        coalesce(sum(done) filter (day < opened_from), 0) as done_before,
        any_value(last_day - opened_to)          as days_after,
        any_value(opened_from - first_day)       as days_before,
    from marts.ticket_counts
    cross join marts.ticket_edges
),
judged as (
    select
        *,
        days_after >= 28 and days_after > quiet_days and week * days_after / 7 >= 20
            and total >= 100 and opened_after * 20 < total and done_after > opened_after
                                                 as is_cut_after,
        days_before >= 28 and days_before > quiet_days and week * days_before / 7 >= 20
            and total >= 100 and opened_before * 20 < total
            and done_before * 2 < opened_before
                                                 as is_cut_before,
    from marts.ticket_edges
    cross join outside
    where first_day is not null
)
select
    if(is_cut_before, opened_from, first_day)    as window_from,
    if(is_cut_after, opened_to, last_day)        as window_to,
    last_day                                     as data_through,
    is_cut_before or is_cut_after                as is_truncated,
    nullif(concat_ws(
        '; ',
        if(is_cut_before, format(
            'before {} only {:,} of {:,} tickets were opened: the export starts on that day'
                || ' and holds of older requests only those then still open',
            opened_from::varchar, opened_before, total
        ), null),
        if(is_cut_after, format(
            'after {} only {:,} of {:,} tickets were opened: open requests fall after that'
                || ' day because the export stops, not because work got done',
            opened_to::varchar, opened_after, total
        ), null)
    ), '')                                       as explanation,
from judged
