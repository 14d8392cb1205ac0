-- One row per report day and tool listed on it or before it, retired ones too: narrow,
-- with a number to sort by for each word, since a list of it is searched, sorted and
-- paged. A tool that is not listed any more (`gone_from`) stands as its last row said.
-- Who is in a group of tools that do the same is known of the latest day alone.
-- `concern` is why the list of ownership has it: 1 orphaned, 2 depended on and owned by
-- its builder alone, 3 owner not matched, 4 at risk otherwise, 5 unknown, 6 for none, null
-- for retired and for those that are gone; `worst_place` has those at risk before those
-- not matched, and within each concern what would break most with it first: its
-- `blast_place` (marts.blast_radius; of tools with known users, of the latest day alone),
-- else by users. `causes` are all that are true, the gravest first. A page finds its rows
-- by `entry`, a number of its own for each that says their order.
-- index: entry
-- by day: marts.days, marts.listed_days, marts.counted_days, marts.tool_causes,
--   marts.half_finished, marts.blast_radius
-- to the day: marts.last_activity.report_day, marts.covered_days.day
with gone as (
    select
        day,
        tool_id,
        coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
        platform,
        coalesce(retired_on <= day, is_retired, false) as is_retired,
        created_on,
        valid_to                                 as gone_from,
    from marts.listings
    join marts.days on valid_to <= day and coalesce(day < back_on, true)
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(listings.team_name)), '\s+', ' ', 'g')
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= day
    where is_ended
    qualify row_number() over (
        partition by day, tool_id
        order by valid_to desc, is_canonical desc, turn desc, native_id
    ) = 1
),
listed as (
    select
        day,
        tool_id,
        team_id,
        platform,
        is_retired,
        created_on,
        null::date                               as gone_from,
    from marts.listed_days
    union all
    select *
    from gone
    anti join marts.listed_days using (day, tool_id)
),
-- Days of last uses, one for each report day that followed any.
last_uses as (
    select tool_id, list(used_on)                as used_days
    from marts.last_activity
    where used_on is not null
    group by tool_id
),
logs as (
    select platform, min(day) as first_day from marts.covered_days group by platform
),
names as (
    select
        tools.tool_id,
        tool_name,
        tools.kind,
        retired_from,
        is_retired_dated,
        row_number() over (order by lower(tool_name), tools.tool_id)::int as name_place,
    from marts.tools
),
teams as (
    select
        team_id,
        team_name,
        row_number() over (order by team_id = 'unassigned', lower(team_name))::int
                                                 as team_place,
    from marts.teams
),
platforms as (
    select
        named.platform,
        first_day,
        dense_rank() over (order by lower(named.platform))::int as platform_place,
    from (select distinct platform from marts.listings where platform is not null) as named
    left join logs on logs.platform = lower(trim(named.platform))
),
owners as (
    select day, tool_id, list_sort(list(distinct person_key)) as owner_keys
    from marts.tool_roles
    join marts.days on from_day <= day and (to_day is null or day < to_day)
    where role = 'owner'
    group by all
),
concerns as (
    select
        *,
        case
            when is_orphaned then 1
            when is_owner_builder and coalesce(is_depended_on, false) then 2
            when owner_state = 'not matched' then 3
            when owner_state = 'at risk' then 4
            when is_orphaned is null then 5
            else 6
        end::tinyint                             as concern,
    from marts.counted_days
),
blasts as (
    select day, tool_id, place as blast_place, places as blast_places
    from marts.blast_radius
    where users is not null
),
causes as (
    select
        day,
        tool_id,
        list_transform(
            list_sort(list({place: place, cause: cause})), lambda found: found.cause
        )                                        as causes,
        min(within_days)                         as within_days,
    from marts.tool_causes
    group by day, tool_id
),
-- Whom a tool hangs on is joined once, and goes through the sorting that asks for it.
placed as (
    select
        listed.*,
        is_latest,
        name_place,
        concerns.* exclude (day, tool_id, team_id, platform),
        blast_place,
        blast_places,
        -- Tools are numbered by name within the step from one day to the next.
        datediff('day', date '2000-01-01', listed.day) * 100_000_000 + name_place as entry,
        row_number() over (
            partition by listed.day
            order by
                list_position([1, 2, 4, 3, 5, 6], concern),
                blast_place nulls last,
                users_90_days desc nulls last,
                name_place
        )::int                                   as worst_place,
    from listed
    join marts.days on days.day = listed.day
    join names on names.tool_id = listed.tool_id
    left join concerns
        on concerns.day = listed.day and concerns.tool_id = listed.tool_id
    left join blasts on blasts.day = listed.day and blasts.tool_id = listed.tool_id
)
select
    entry,
    listed.day,
    listed.tool_id,
    tool_name,
    listed.team_id,
    team_name,
    listed.platform,
    kind,
    case
        when gone_from is not null then 'not listed'
        when is_retired then 'retired'
        else owner_state
    end                                          as state,
    gone_from,
    is_retired,
    if(is_retired and retired_from <= listed.day, retired_from, null)
                                                 as retired_from,
    is_retired_dated,
    listed.cause,
    severity,
    causes.causes,
    within_days,
    remedy,
    is_orphaned_unknown                          as owner_unknown,
    orphaned_since,
    concern,
    is_owner_builder and is_orphaned is not true as is_owner_builder,
    is_active,
    owner_keys,
    coalesce(is_half_finished, false)            as is_half_finished,
    cluster_id,
    users_90_days,
    case
        when users_90_days is not null then null
        when gone_from is not null then 'not listed'
        when is_retired then 'retired'
        else users_90_days_unknown
    end                                          as users_90_days_unknown,
    list_max(list_filter(used_days, lambda used_on: used_on <= listed.day))
                                                 as last_used_on,
    case
        when last_used_on is not null then null
        when first_day <= listed.day
            then format('not since {}', first_day::varchar)
        else 'no usage log'
    end                                          as last_used_on_unknown,
    listed.created_on,
    listed.name_place,
    team_place,
    platform_place,
    blast_place,
    blast_places,
    worst_place,
from placed as listed
join names on names.tool_id = listed.tool_id
left join teams on teams.team_id = listed.team_id
left join marts.causes as known on known.cause = listed.cause
left join causes
    on causes.day = listed.day and causes.tool_id = listed.tool_id
left join owners
    on owners.day = listed.day and owners.tool_id = listed.tool_id
left join (from marts.half_finished where is_half_finished) as half_finished
    on half_finished.day = listed.day and half_finished.tool_id = listed.tool_id
-- One equality: a condition beside it would be looked at row by row.
left join marts.overlap_clusters
    on overlap_clusters.tool_id = if(is_latest, listed.tool_id, null)
left join platforms on platforms.platform = listed.platform
left join last_uses on last_uses.tool_id = listed.tool_id
order by entry
