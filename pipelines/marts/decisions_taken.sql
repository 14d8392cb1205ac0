-- One row per decision on who owns a tool, with the tool's team and platform today, and
-- what has become of it by now: taken back, replaced by a newer one, open, re-opened,
-- carried out (the registry says so too) or closed. `tool_id` is null where the registry
-- never listed what it was about.
with latest as (
    select decision_id, state, reopened_because
    from marts.ownership_decisions
    where is_latest
)
select
    date_trunc('month', lake.local_day(decided_at))::date as month,
    lake.local_day(decided_at)                   as decided_on,
    decisions.decision_id,
    decision,
    case
        when undone_at is not null then 'taken back'
        else coalesce(state, 'replaced')
    end                                          as state,
    reopened_because,
    tools.tool_id,
    tools.team_id,
    tools.platform,
    decided_by,
    person_key,
    until_day,
    reason,
from lake.ownership_decisions as decisions
left join latest on latest.decision_id = decisions.decision_id
left join marts.tool_keys
    on tool_keys.series || '/' || tool_keys.native_id = decisions.key
left join marts.tools on tools.tool_id = tool_keys.tool_id
order by month, decided_at, decisions.decision_id
