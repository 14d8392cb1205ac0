-- scope: everyone
-- One row per month: requests open at its end, opened and done in it, of $team or all.
select
    period_from                                  as day,
    any_value(value) filter (metric = 'open_requests') as open_requests,
    any_value(value_unknown) filter (metric = 'open_requests') as open_requests_unknown,
    any_value(value) filter (metric = 'opened_requests') as opened,
    if(opened is null, coalesce(
        any_value(value_unknown) filter (metric = 'opened_requests'), 'not counted'
    ), null)                                     as opened_unknown,
    any_value(value) filter (metric = 'closed_requests') as done,
    if(done is null, coalesce(
        any_value(value_unknown) filter (metric = 'closed_requests'), 'not counted'
    ), null)                                     as done_unknown,
    bool_or(is_complete) filter (metric = 'open_requests') as is_complete,
from metrics.cells
where
    cell = metrics.cell_of($team::varchar, null)
    and months = 1
    and metric in ('open_requests', 'opened_requests', 'closed_requests')
group by period_from
having bool_or(metric = 'open_requests')
order by period_from
