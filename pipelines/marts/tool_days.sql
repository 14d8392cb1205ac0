-- One row per report day and tool that is listed and not retired on it.
-- A robot, a guest or somebody who left or is disabled cannot act; a team can while anybody
-- in it can (as a backup: two). Unmatched owners (O12) are counted apart and are no orphans.
-- `users_90_days` are distinct people other than the tool's builders within `line.days`.
with listed as (
    select
        day,
        tool_id,
        arg_min(coalesce(team_id, 'unassigned'), place) as team_id,
        arg_min(platform, place)                 as platform,
        arg_min(coalesce(retired_on <= day, is_retired, false), place) as is_retired,
        bool_or(is_declared_depended_on)         as is_declared_depended_on,
        -- A tool cannot be made after the day on which it is listed: such a date is a typo.
        min(created_on) filter (created_on <= day) as created_on,
    from (
        select
            day,
            tool_keys.tool_id,
            team_names.team_id,
            if(is_canonical, '', tools.native_id) as place,
            tools.* exclude (native_id),
        from staging.tools
        join marts.tool_keys
            on tool_keys.series = tools.series and tool_keys.native_id = tools.native_id
        join marts.days on valid_from <= day and (valid_to is null or day < valid_to)
        left join marts.team_names
            on spelling = regexp_replace(lower(trim(tools.team_name)), '\s+', ' ', 'g')
    )
    group by day, tool_id
),
covered as (
    select distinct platform, days.day
    from marts.covered_days
    cross join lake.program
    join marts.days
        on covered_days.day <= days.day and covered_days.day > days.day - line_days
),
people as (select min(valid_from) as first_day from marts.person_rows),
joined as (
    select
        listed.*,
        tools.listed_from,
        cause                                    as owners_cause,
        coalesce(owners, 0)                      as owners,
        coalesce(able_owners, 0)                 as able_owners,
        coalesce(able_owners, 0) + coalesce(able_backups, 0) as able,
        coalesce(able_others, 0)                 as able_others,
        coalesce(is_unknown, false)              as is_unknown,
        coalesce(is_unmatched, false)            as is_unmatched,
        coalesce(is_first_able, false)           as is_first_able,
        since,
        lost_on,
        covered.platform is not null or tool_uses.tool_id is not null as is_covered,
        coalesce(users, 0)                       as users,
        coalesce(is_used, false)                 as is_used,
        coalesce(is_authored, false)             as is_authored,
        first_day,
        builders.tool_id is not null             as has_builder,
    from listed
    cross join people
    join marts.tools on tools.tool_id = listed.tool_id
    left join marts.owner_days
        on owner_days.day = listed.day and owner_days.tool_id = listed.tool_id
    left join marts.cover_losses
        on cover_losses.day = listed.day and cover_losses.tool_id = listed.tool_id
    left join marts.tool_uses
        on tool_uses.day = listed.day and tool_uses.tool_id = listed.tool_id
    left join covered
        on covered.day = listed.day and covered.platform = lower(trim(listed.platform))
    left join (select distinct tool_id from marts.tool_roles where role = 'builder') as builders
        on builders.tool_id = listed.tool_id
    where not listed.is_retired
),
judged as (
    select
        *,
        case
            when is_first_able then 'owned'
            when able > 0 then 'covered'
            when is_unknown then 'unknown'
            when owners > 0 and owners_cause is null then 'not matched'
            else 'orphaned'
        end                                      as owner_state,
        case
            when owner_state in ('owned', 'unknown') then null
            when owners = 0 then 'O1'
            when is_unmatched then coalesce(owners_cause, 'O12')
            else owners_cause
        end                                      as cause,
        case
            when owner_state <> 'unknown' then null
            when first_day is null then 'no people export is loaded'
            else format('the first people export is of {}', first_day::varchar)
        end                                      as owner_unknown,
        case
            when is_covered then null
            when platform is null then 'no usage log names it, and its platform is not said'
            else format('no usage log covers {} in the {} days to {}', platform, line_days, day::varchar)
        end                                      as users_unknown,
    from joined
    cross join lake.program
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
        when not is_covered then 'listed'
    end                                          as activity,
    if(is_covered, users, null)::int             as users_90_days,
    users_unknown                                as users_90_days_unknown,
    activity is not null                         as is_active,
    case
        when is_declared_depended_on then true
        when is_covered then users >= line_users
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
    if(
        owner_state = 'orphaned',
        greatest(
            created_on,
            if(owners = 0, coalesce(lost_on, created_on, listed_from), coalesce(since, listed_from)),
            lost_on
        ),
        null
    )                                            as orphaned_since,
from judged
