-- One row per report day (after the one `before` it) and tool that was orphaned on the
-- day before and is so no more, or is orphaned but no longer active, with its team and
-- platform then: `closure` is owner (somebody can act), not matched (a name that no
-- people export knows), retired or vanished (from the registry), unclear, or idle.
-- `is_decided`: somebody had decided so here; `is_depended_on` is of the day before.
with turns as (
    select day, lag(day) over (order by day) as before from marts.days
),
were as materialized (
    select
        turns.day,
        turns.before,
        tool_days.tool_id,
        tool_days.team_id,
        tool_days.platform,
        is_active,
        is_depended_on,
    from turns
    join marts.tool_days on tool_days.day = turns.before
    where is_orphaned
),
became as (
    select
        were.day,
        were.before,
        were.tool_id,
        were.team_id,
        were.platform,
        coalesce(were.is_depended_on, false)     as is_depended_on,
        case
            when listed_days.tool_id is null then 'vanished'
            when listed_days.is_retired then 'retired'
            when now.is_orphaned is null then 'unclear'
            when now.owner_state = 'not matched' then 'not matched'
            when not now.is_orphaned then 'owner'
            when were.is_active and not now.is_active then 'idle'
        end                                      as closure,
        case closure
            when 'owner' then decision in ('assign', 'propose', 'confirm')
            when 'not matched' then decision in ('assign', 'propose')
            when 'retired' then decision = 'retire'
            when 'vanished' then decision = 'retire'
        end                                      as is_decided,
    from were
    left join marts.listed_days
        on listed_days.day = were.day and listed_days.tool_id = were.tool_id
    left join marts.tool_days as now
        on now.day = were.day and now.tool_id = were.tool_id
    left join marts.ownership_decisions as decided
        on decided.day = were.day and decided.tool_id = were.tool_id
)
select * replace (coalesce(is_decided, false) as is_decided)
from became
where closure is not null
order by day, closure, tool_id
