-- One row per month, kind of decision on who owns a tool, and the tool's team and
-- platform today: how many were taken in it, and what has become of them by now. Taken
-- back, replaced by a newer one, still open, re-opened, carried out (the registry says
-- so too) and closed add up to all.
with latest as (
    select decision_id, state from marts.ownership_decisions where is_latest
),
said as (
    select
        date_trunc('month', lake.local_day(decided_at))::date as month,
        decision,
        tools.team_id,
        tools.platform,
        case
            when undone_at is not null then 'taken back'
            else coalesce(state, 'replaced')
        end                                      as state,
    from lake.ownership_decisions as decisions
    left join latest on latest.decision_id = decisions.decision_id
    left join marts.tool_keys
        on tool_keys.series || '/' || tool_keys.native_id = decisions.key
    left join marts.tools on tools.tool_id = tool_keys.tool_id
)
select
    month,
    decision,
    team_id,
    platform,
    count(*)::int                                as decisions,
    count_if(state = 'open')::int                as still_open,
    count_if(state = 're-opened')::int           as reopened,
    count_if(state = 'carried out')::int         as carried_out,
    count_if(state = 'closed')::int              as closed,
    count_if(state = 'replaced')::int            as replaced,
    count_if(state = 'taken back')::int          as taken_back,
from said
group by all
order by month, decision, team_id, platform
