-- One row per report day and listed tool: who can act for it, why nobody can and since
-- when. A robot, a guest or somebody who left or is disabled cannot act; a team can
-- while anybody in it can (as a backup: two). `cause` is the first by severity among
-- the owners; owners that no people export knows (O12) make no orphan. Where a registry
-- export names nobody for any tool, it has no owners to judge: unknown.
with named as (
    select
        day,
        tool_id,
        count_if(role = 'owner')                 as owners,
        count_if(state = 'able')                 as able,
        count_if(role = 'owner' and state = 'able') as able_owners,
        count_if(role = 'owner' and state = 'able' and not is_builder) as able_others,
        bool_or(state = 'unknown')               as is_unknown,
        arg_min(state, place) filter (role = 'owner') = 'able' as is_first_able,
        min(state) filter (
            role = 'owner' and state in ('O2', 'O3', 'O7', 'O8')
        )                                        as known_cause,
        max(since) filter (state in ('O2', 'O3', 'O7', 'O8')) as since,
    from marts.owner_days
    group by day, tool_id
),
judged as (
    select
        listed_days.*,
        coalesce(owners, 0)                      as owners,
        coalesce(able_owners, 0)                 as able_owners,
        coalesce(able_others, 0)                 as able_others,
        known_cause,
        case
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
        when owner_state in ('owned', 'unknown') then null
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
