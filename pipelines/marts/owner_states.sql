-- One row per report day and listed tool: who can act for it, why nobody can and since
-- when. A robot, a guest or somebody who left or is disabled cannot act; a team can
-- while anybody in it can (as a backup: two). `cause` is the first by severity among
-- the owners; owners that no people export knows (O12) make no orphan. Where a registry
-- export names nobody for any tool, it has no owners to judge: unknown. At risk is a tool
-- for which some can act, each of them with a reason for which that may not last
-- (marts.owner_risks); sound are those without one. `is_builder_alone`: of the owners who
-- can act, else of the backups who can, all built it.
with holders as (
    select owner_days.*, risks.person_key is null and state = 'able' as is_sound
    from marts.owner_days
    left join (
        select distinct day, tool_id, role, person_key from marts.owner_risks
    ) as risks
        on risks.day = owner_days.day
        and risks.tool_id = owner_days.tool_id
        and risks.role = owner_days.role
        and risks.person_key = owner_days.person_key
),
named as (
    select
        day,
        tool_id,
        count_if(role = 'owner')                 as owners,
        count_if(state = 'able')                 as able,
        count_if(is_sound)                       as sound,
        count_if(is_sound and role = 'owner')    as sound_owners,
        count_if(role = 'owner' and state = 'able') as able_owners,
        count_if(role = 'owner' and state = 'able' and not is_builder) as able_others,
        count_if(state = 'able' and not is_builder) as able_any_others,
        bool_or(state = 'unknown')               as is_unknown,
        arg_min(state, place) filter (role = 'owner') = 'able' as is_first_able,
        min(state) filter (
            role = 'owner' and state in ('O2', 'O3', 'O7', 'O8')
        )                                        as known_cause,
        max(since) filter (state in ('O2', 'O3', 'O7', 'O8')) as since,
    from holders
    group by day, tool_id
),
judged as (
    select
        listed_days.*,
        coalesce(owners, 0)                      as owners,
        coalesce(able_owners, 0)                 as able_owners,
        coalesce(able_others, 0)                 as able_others,
        coalesce(sound_owners, 0)                as sound_owners,
        coalesce(able > 0, false)
            and if(able_owners > 0, able_others, able_any_others) = 0
                                                 as is_builder_alone,
        is_first_able,
        known_cause,
        case
            when able > 0 and sound = 0 then 'at risk'
            when is_first_able then 'owned'
            when able > 0 then 'covered'
            when is_unknown or not names_people then 'unknown'
            when owners > 0 and known_cause is null then 'not matched'
            else 'orphaned'
        end                                      as owner_state,
        since,
        lost_on,
    from marts.listed_days
    left join named
        on named.day = listed_days.day and named.tool_id = listed_days.tool_id
    left join marts.cover_losses
        on cover_losses.day = listed_days.day
        and cover_losses.tool_id = listed_days.tool_id
),
first_people as (select min(valid_from) as first_day from marts.person_rows)
select
    day,
    judged.tool_id,
    owner_state,
    case
        when is_first_able or owner_state in ('owned', 'unknown') then null
        when owners = 0 then 'O1'
        else coalesce(known_cause, 'O12')
    end                                          as cause,
    case
        when owner_state <> 'unknown' then null
        when not names_people then 'its registry export names no people'
        when first_day is null then 'no people export is loaded'
        else format('the first people export is of {}', first_day::varchar)
    end                                          as owner_unknown,
    able_owners,
    able_others,
    owners,
    sound_owners,
    is_builder_alone,
    if(owner_state <> 'orphaned', null, greatest(
        judged.created_on,
        lost_on,
        since,
        case
            when since is not null then null
            when owners > 0 or coalesce(lost_on, judged.created_on) is null
                then listed_from
        end
    ))                                           as orphaned_since,
from judged
cross join first_people
join marts.tools on tools.tool_id = judged.tool_id
