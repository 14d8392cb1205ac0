-- One row per metric that cannot be said at all, with the first reason that applies.
with tickets as (
    select
        count(*)                                 as tickets,
        count(*) filter (names_tool)             as naming,
        count(*) filter (tool_id is not null)    as linked,
        count(*) filter (tool_id is not null and escalations is not null) as with_history,
    from marts.tickets
),
backlog as (
    select
        unnest([
            'open_requests',
            'opened_requests',
            'closed_requests',
            'backlog_change',
            'program_effect',
            'backlog_growth',
            'old_requests',
            'lead_time',
            'intake_rate',
        ])                                       as metric,
        'no tickets are loaded'                  as reason,
    from tickets
    where tickets = 0
),
escalation as (
    select
        unnest([
            'escalation_rate',
            'escalations',
            'escalations_per_tool_months',
            'escalations_per_user_weeks',
        ])                                       as metric,
        case
            when tickets = 0 then 'no tickets are loaded'
            when naming * 100 < tickets
                then format(
                    'only {:,} of {:,} tickets name a tool or configuration item',
                    naming, tickets
                )
            when linked = 0
                then format(
                    'no ticket names a registered tool ({:,} of {:,} name something else)',
                    naming, tickets
                )
            when len(engineering_groups) = 0
                then 'program.yaml names no engineering group'
            when with_history = 0
                then format(
                    'tickets on tools come without a history of groups (none of {:,} has one)',
                    linked
                )
        end                                      as reason,
    from tickets
    cross join lake.program
)
select metric, reason from backlog
union all
select metric, reason from escalation where reason is not null
union all
select unnest(['excess_tools', 'excess_rate', 'overlap_clusters']), reason
from marts.overlap_state
where not is_computed and exists (from marts.tools)
