-- scope: everyone
-- One row per month: requests open at its end, opened and done in it, of $team or all.
select
    open.period_from                             as day,
    open.value                                   as open_requests,
    open.value_unknown                           as open_requests_unknown,
    opened.value                                 as opened,
    coalesce(opened.value_unknown, if(opened.value is null, 'not counted', null))
                                                 as opened_unknown,
    closed.value                                 as done,
    coalesce(closed.value_unknown, if(closed.value is null, 'not counted', null))
                                                 as done_unknown,
    open.is_complete,
from metrics.values as open
left join metrics.values as opened
    on opened.metric = 'opened_requests'
    and opened.period_from = open.period_from
    and opened.team_id is not distinct from open.team_id
    and opened.platform is not distinct from open.platform
left join metrics.values as closed
    on closed.metric = 'closed_requests'
    and closed.period_from = open.period_from
    and closed.team_id is not distinct from open.team_id
    and closed.platform is not distinct from open.platform
where
    open.metric = 'open_requests'
    and open.team_id is not distinct from $team::varchar
    and open.platform is null
order by open.period_from
