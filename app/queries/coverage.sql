-- scope: everyone
-- One row per source, month and run of days of one state, of the 36 newest months, in
-- order; the sources as the program needs them, logs first.
with months as (
    select
        *,
        unnest(range(
            date_trunc('month', from_day), to_day + 1, interval 1 month
        ))::date                                 as month,
        max(date_trunc('month', to_day)) over () as newest,
    from marts.coverage
)
select
    entity,
    series,
    is_log,
    month,
    state,
    greatest(from_day, month)                    as from_day,
    least(to_day, last_day(month))               as to_day,
from months
where month > newest - interval 36 month
order by
    is_log desc,
    list_position(['events', 'ticket_updates', 'tools', 'people'], entity),
    series,
    months.from_day,
    month
