-- One row per report day and tool that is listed and not retired on it. `users_90_days`
-- are distinct people other than the tool's builders within `line.days`.
with covered as (
    select distinct platform, days.day
    from marts.covered_days
    cross join lake.program
    join marts.days
        on covered_days.day <= days.day and covered_days.day > days.day - line_days
),
builders as (select distinct tool_id from marts.tool_roles where role = 'builder'),
joined as (
    select
        listed_days.*,
        owner_states.* exclude (day, tool_id),
        line_users,
        builders.tool_id is not null             as has_builder,
        coalesce(is_used, false)                 as is_used,
        coalesce(is_authored, false)             as is_authored,
        coalesce(users, 0)                       as users,
        case
            when covered.day is not null or tool_uses.tool_id is not null then null
            when listed_days.platform is null
                then 'no usage log names it, and its platform is not said'
            else format(
                'no usage log covers {} in the {} days to {}',
                listed_days.platform, line_days, listed_days.day::varchar
            )
        end                                      as users_unknown,
    from marts.listed_days
    cross join lake.program
    join marts.owner_states
        on owner_states.day = listed_days.day
        and owner_states.tool_id = listed_days.tool_id
    left join marts.tool_uses
        on tool_uses.day = listed_days.day and tool_uses.tool_id = listed_days.tool_id
    left join covered
        on covered.day = listed_days.day
        and covered.platform = lower(trim(listed_days.platform))
    left join builders on builders.tool_id = listed_days.tool_id
    where not is_retired
)
select
    day,
    tool_id,
    team_id,
    platform,
    cause,
    owner_state,
    case
        when is_used then 'used'
        when is_authored then 'authored'
        when users_unknown is not null then 'listed'
    end                                          as activity,
    if(users_unknown is null, users, null)::int  as users_90_days,
    users_unknown                                as users_90_days_unknown,
    activity is not null                         as is_active,
    case
        when is_declared_depended_on then true
        when users_unknown is null then users >= line_users
    end                                          as is_depended_on,
    if(is_depended_on is null, users_unknown, null) as is_depended_on_unknown,
    if(owner_unknown is null, owner_state = 'orphaned', null) as is_orphaned,
    owner_unknown                                as is_orphaned_unknown,
    case
        when owner_unknown is not null then null
        when able_owners = 0 then false
        when has_builder then able_others = 0
    end                                          as is_owner_builder,
    if(is_owner_builder is null, coalesce(owner_unknown, 'no builder is named'), null)
                                                 as is_owner_builder_unknown,
    orphaned_since,
    names_people,
from joined
