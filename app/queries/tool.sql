-- One row, or none for an unknown tool. Materialized, so that nothing but its id
-- narrows what the indexes find.
with named as materialized (
    select * exclude (load_id, line) from marts.tools where tool_id = $tool::varchar
),
newest as materialized (
    select * from marts.newest_tool_days where tool_id = $tool
)
select
    named.*,
    team_name,
    newest.cause,
    coalesce(newest.causes, [])                  as causes,
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
from named
left join marts.teams on teams.team_id = named.team_id
left join newest on true
where $scope::varchar[] is null or list_contains($scope::varchar[], named.team_id)
