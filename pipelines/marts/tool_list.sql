-- One row per report day and tool listed on it, retired ones too: narrow, with a number
-- to sort by for each word, since a list of it is searched, sorted and paged. Who is in
-- a group of tools that do the same is known of the latest day alone.
with last_uses as (
    select tool_id, report_day, max(used_on)     as last_used_on
    from marts.last_activity
    where used_on is not null
    group by all
),
logs as (
    select platform, min(day) as first_day from marts.covered_days group by platform
),
names as (
    select
        tools.tool_id,
        tools.kind,
        row_number() over (order by lower(tool_name), tools.tool_id)::int as name_place,
    from marts.tools
),
teams as (
    select
        team_id,
        row_number() over (order by team_id = 'unassigned', lower(team_name))::int
                                                 as team_place,
    from marts.teams
)
select
    listed_days.day,
    listed_days.tool_id,
    listed_days.team_id,
    listed_days.platform,
    kind,
    if(is_retired, 'retired', owner_state)       as state,
    coalesce(is_owner_builder and is_orphaned is not true, false) as is_owner_builder,
    coalesce(is_half_finished, false)            as is_half_finished,
    cluster_id,
    users_90_days,
    case
        when users_90_days is not null then null
        when is_retired then 'retired'
        else users_90_days_unknown
    end                                          as users_90_days_unknown,
    last_used_on,
    case
        when last_used_on is not null then null
        when first_day <= listed_days.day
            then format('not since {}', first_day::varchar)
        else 'no usage log'
    end                                          as last_used_on_unknown,
    created_on,
    name_place,
    team_place,
    dense_rank() over (order by lower(listed_days.platform))::int as platform_place,
from marts.listed_days
join marts.days on days.day = listed_days.day
join names on names.tool_id = listed_days.tool_id
left join teams on teams.team_id = listed_days.team_id
left join marts.tool_days
    on tool_days.day = listed_days.day and tool_days.tool_id = listed_days.tool_id
left join marts.half_finished
    on half_finished.day = listed_days.day
    and half_finished.tool_id = listed_days.tool_id
-- One equality: a condition beside it would be looked at row by row.
left join marts.overlap_clusters
    on overlap_clusters.tool_id = if(is_latest, listed_days.tool_id, null)
left join logs on logs.platform = lower(trim(listed_days.platform))
asof left join last_uses
    on last_uses.tool_id = listed_days.tool_id
    and last_uses.report_day <= listed_days.day
order by listed_days.day, name_place
