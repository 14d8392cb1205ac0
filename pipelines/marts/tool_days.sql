-- One row per report day and tool that is listed and not retired on it: who can act for
-- it, and who depends on it. It is ready for others (`is_ready`) while somebody who did
-- not build it owns it and can act. An orphan that others depend on is to be rescued, one
-- that they do not may be retired, and of one whose use nobody knows neither is said.
with builders as (select distinct tool_id from marts.tool_roles where role = 'builder')
select
    reliance.day,
    reliance.tool_id,
    team_id,
    platform,
    if(owner_state = 'at risk', tool_causes.cause, owner_states.cause) as cause,
    owner_state,
    activity,
    users_90_days_unknown,
    activity is not null                         as is_active,
    is_depended_on,
    is_depended_on_unknown,
    if(owner_unknown is null, owner_state = 'orphaned', null) as is_orphaned,
    case
        when is_orphaned is not true then null
        when is_depended_on then 'rescue'
        when not is_depended_on then 'retire'
        else 'use unknown'
    end                                          as remedy,
    owner_unknown                                as is_orphaned_unknown,
    case
        when owner_unknown is not null then null
        when able_owners = 0 then false
        when builders.tool_id is not null then able_others = 0
    end                                          as is_owner_builder,
    able_others > 0                              as has_other_owner,
    if(is_owner_builder is null, coalesce(owner_unknown, 'no builder is named'), null)
                                                 as is_owner_builder_unknown,
    case
        when owner_unknown is not null then null
        when able_owners = 0 then false
        when builders.tool_id is not null then able_others > 0
    end                                          as is_ready,
    if(is_ready is null, coalesce(owner_unknown, 'no builder is named'), null)
                                                 as is_ready_unknown,
    orphaned_since,
    names_people,
from marts.reliance
join marts.listed_days
    on listed_days.day = reliance.day and listed_days.tool_id = reliance.tool_id
join marts.owner_states
    on owner_states.day = reliance.day and owner_states.tool_id = reliance.tool_id
left join marts.tool_causes
    on tool_causes.day = reliance.day
    and tool_causes.tool_id = reliance.tool_id
    and place = 1
left join builders on builders.tool_id = reliance.tool_id
