-- One row per request open at a month's end, or on the day the data goes through, with
-- its age in days and how that compares with what was usual for its class. At most the
-- 36 newest months.
with months as (
    select
        unnest(range(
            greatest(
                date_trunc('month', min(opened_on)),
                date_trunc('month', any_value(data_through)) - interval 35 month
            ),
            any_value(data_through) + 1,
            interval 1 month
        ))::date                                 as month,
        any_value(data_through)                  as data_through,
    from marts.requests
    cross join marts.ticket_window
),
days as (select least(last_day(month), data_through) as day from months)
select
    day,
    ticket_id,
    team_id,
    requests.class,
    day - opened_on                              as age_days,
    case
        when age_days <= p50_days then 'p50'
        when age_days <= p85_days then 'p85'
        when age_days <= p95_days then 'p95'
        when age_days > p95_days then 'above'
    end                                          as age_of_class,
    age_days > p85_days                          as is_old,
    p85_days_unknown                             as is_old_unknown,
from days
join marts.requests on opened_on <= day and (done_on is null or day < done_on)
join marts.request_classes on request_classes.class = requests.class
