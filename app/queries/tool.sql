-- One row, or none for an unknown tool.
select
    tools.* exclude (load_id, line),
    team_name,
    tool_days.cause,
    owner_state,
    activity,
    users_90_days,
    coalesce(
        users_90_days_unknown,
        if(users_90_days is null, 'not listed on the newest day', null),
    )                                            as users_90_days_unknown,
    is_depended_on,
    coalesce(
        is_depended_on_unknown,
        if(is_depended_on is null, 'not listed on the newest day', null),
    )                                            as is_depended_on_unknown,
    is_orphaned,
    coalesce(
        is_orphaned_unknown,
        if(is_orphaned is null, 'not listed on the newest day', null),
    )                                            as is_orphaned_unknown,
    is_owner_builder,
    coalesce(
        is_owner_builder_unknown,
        if(is_owner_builder is null, 'not listed on the newest day', null),
    )                                            as is_owner_builder_unknown,
    is_active,
    orphaned_since,
from marts.tools
left join marts.teams on teams.team_id = tools.team_id
left join marts.tool_days
    on tool_days.tool_id = tools.tool_id
    and tool_days.day = (select max(day) from marts.days)
where
    tools.tool_id = $tool::varchar
    and ($scope::varchar[] is null or list_contains($scope::varchar[], tools.team_id))
