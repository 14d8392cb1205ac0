-- One row: how many tools of the report day are in each state of the queue of
-- ownership (as in orphans.sql), in the viewer's teams, as $team and $platform narrow
-- them; and of the orphaned ones, for how many a person was assigned or proposed and
-- is waited for.
with decided as materialized (
    select
        tool_id,
        decision,
        if(state = 'open' and until_day <= $today::date, 're-opened', state)
                                                 as decision_state,
    from marts.ownership_decisions
    where day between date_trunc('month', $to::date)::date and last_day($to::date)
),
queued as (
    select
        concern,
        decision,
        decision_state,
        lake.queue_of(concern, decision, decision_state) as queue,
    from marts.tool_list
    left join decided on decided.tool_id = tool_list.tool_id
    where
        day between date_trunc('month', $to::date)::date and last_day($to::date)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
)
select
    count_if(queue = 'waiting')::int             as waiting,
    count_if(queue = 're-opened')::int           as reopened,
    count_if(queue = 'snoozed')::int             as snoozed,
    count_if(queue = 'decided')::int             as decided,
    count_if(decision_state in ('carried out', 'closed'))::int as carried_out,
    count_if(concern = 1)::int                   as orphaned,
    count_if(
        concern = 1 and queue = 'decided' and decision in ('assign', 'propose')
    )::int                                       as assigned,
from queued
