-- One row per dial of the brief: security, sprawl, continuity. Sprawl counts as the
-- metric excess_rate does. Continuity speaks only of tools that are known to be
-- depended on and known to have or to lack an owner; where fewer are known than not, those
-- that are known are no fair share: without people, only what nobody could own is.
with latest as (
    select tool_days.*, is_compared, excess_tools.tool_id is not null as is_excess
    from marts.tool_days
    left join marts.overlap_tools on overlap_tools.tool_id = tool_days.tool_id
    left join marts.excess_tools on excess_tools.tool_id = tool_days.tool_id
    where tool_days.day = (select max(day) from marts.tool_days)
),
tools as (
    select
        count(*)                                 as listed,
        count(*) filter (is_active and is_compared) as compared,
        count(*) filter (is_active and is_compared and is_excess) as excess,
        count(*) filter (is_depended_on is null) as unclear,
        count(*) filter (is_depended_on and is_orphaned is not null) as depended_on,
        count(*) filter (is_depended_on and is_orphaned) as without_owner,
        count(*) filter (is_depended_on and is_orphaned is null) as unjudged,
        mode(is_depended_on_unknown)             as why_unclear,
        mode(is_orphaned_unknown) filter (is_depended_on) as why_unjudged,
    from latest
),
continuity as (
    select
        'continuity'                             as dial,
        case
            when listed = 0 then 'no registry is loaded'
            when unjudged > depended_on
                then coalesce(why_unjudged, 'most of their owners are unknown')
            when depended_on = 0
                then coalesce(why_unclear, 'no tool is known to be depended on')
        end                                      as value_unknown,
        without_owner / nullif(depended_on, 0)   as value,
        format(
            '{:,} of {:,} tools that others depend on have no owner or cover who can act',
            without_owner, depended_on
        ) || if(unclear = 0, '', format(
            '; whether anyone depends on it is unknown of {:,} more', unclear
        ))                                       as words,
    from tools
),
sprawl as (
    select
        'sprawl'                                 as dial,
        case
            when listed = 0 then 'no registry is loaded'
            when not coalesce(is_computed, false)
                then coalesce(reason, 'overlaps are not computed')
            when compared = 0 then 'no active tool is described well enough to compare'
        end                                      as value_unknown,
        excess / nullif(compared, 0)             as value,
        format(
            '{:,} of {:,} active tools repeat what another one does', excess, compared
        )                                        as words,
    from tools
    left join marts.overlap_state on true
),
security as (
    select
        'security'                               as dial,
        'no review or credential export is loaded' as value_unknown,
        null::double                             as value,
        null::varchar                            as words
)
select
    dial,
    if(value_unknown is null, value, null)       as value,
    value_unknown,
    if(value_unknown is null, words, value_unknown) as words,
from (from security union all from sprawl union all from continuity)
