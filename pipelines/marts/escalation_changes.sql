-- One row while there are two complete months of tickets: tickets on tools, by month
-- opened, and how many of them were escalated. A rate has no coming in and going out.
with months as (
    select
        (date_trunc('month', data_through + 1) - interval 1 month)::date as month,
        (date_trunc('month', data_through + 1) - interval 2 month)::date as month_before,
    from marts.ticket_window
    where date_trunc('month', window_from) <= month_before
),
sums as (
    select
        months.month,
        month_before,
        count(*) filter (opened_on >= months.month) as tickets,
        count(*) filter (opened_on >= months.month and escalations > 0) as escalated,
        count(*) filter (opened_on < months.month) as tickets_before,
        count(*) filter (opened_on < months.month and escalations > 0) as escalated_before,
    from months
    left join marts.tickets
        on tool_id is not null
        and escalations is not null
        and opened_on >= month_before
        and opened_on < months.month + interval 1 month
    group by all
)
select
    format(
        'escalated: {:,} of {:,} tickets on tools opened in {}, {:,} of {:,} in {}',
        escalated, tickets, strftime(month, '%Y-%m'),
        escalated_before, tickets_before, strftime(month_before, '%Y-%m')
    )                                            as words,
    null::bigint                                 as came_in,
    null::bigint                                 as went_out,
from sums
