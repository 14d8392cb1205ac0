-- One row while the tickets reach back before the month of their last day: what was
-- opened and done since the end of the month before.
with span as (
    select (date_trunc('month', data_through) - interval 1 day)::date as since
    from marts.ticket_window
),
sums as (
    select
        since,
        sum(opened) filter (day > since)::bigint as came_in,
        sum(done) filter (day > since)::bigint   as went_out,
    from marts.ticket_counts
    cross join span
    group by since
    having min(day) <= since
)
select
    format('{:,} opened, {:,} done since {}', came_in, went_out, since::varchar)
                                                 as words,
    came_in,
    went_out,
from sums
