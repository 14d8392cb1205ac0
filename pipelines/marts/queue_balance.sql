-- One row per month inside the export's window: how many requests were open on an
-- average day, how many were done and how long those had taken on average. By Little's
-- law a steady queue has as many open as are done a day times the days that each takes:
-- `ratio` is the first by the second. Above 1, more waits than what leaves accounts for;
-- below 1, what leaves has waited longer than what stays.
with days as (
    select
        date_trunc('month', day)::date           as month,
        count(*)                                 as days,
        avg(open_tickets)                        as mean_open,
        sum(done)::bigint                        as done,
        last_day(month) = max(day) and count(*) = day(last_day(month)) as is_complete,
    from marts.ticket_days
    where not is_outside_window
    group by month
),
lengths as (
    select date_trunc('month', done_on)::date as month, avg(days) as mean_days
    from marts.requests
    where is_done
    group by all
)
select
    days.month,
    mean_open,
    done,
    mean_days,
    is_complete,
    case
        when not is_complete then 'the export does not tell the whole month'
        when done < 10 then format('too few: {} of at least 10', done)
        when mean_days = 0 then 'they were done on the day they were opened'
    end                                          as ratio_unknown,
    if(ratio_unknown is null, mean_open / (done / days * mean_days), null) as ratio,
from days
left join lengths on lengths.month = days.month
