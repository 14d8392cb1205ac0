-- One row per tool and span of days up to the newest one in which it was listed, not
-- retired, and one thing was true of its ownership: `state` is held (somebody can act),
-- orphaned, not matched or unknown, as marts.owner_states says it of the report days.
-- `cause` is that of the span's first day. `to_day` is exclusive, and null while it
-- lasts; `ended_by` is the state that came instead, retired or not listed; where an
-- orphaned tool is held again, whether an owner was named, or is back: enabled again,
-- rehired, or their team has people again. `is_loss` where it was held the day before.
with copies as (
    select
        tool_id,
        is_canonical,
        load_names_people,
        coalesce(retired_on <= valid_from, is_retired, false) as is_retired,
        valid_from                               as from_day,
        coalesce(valid_to, 'infinity'::date)     as to_day,
        if(valid_from < retired_on and retired_on < to_day, retired_on, null)
                                                 as retired_from,
    from marts.listings
    where valid_to is null or valid_from < valid_to
),
listed as (
    select * exclude (retired_from, to_day), coalesce(retired_from, to_day) as to_day
    from copies
    union all by name
    select
        * exclude (retired_from, from_day, is_retired),
        retired_from                             as from_day,
        true                                     as is_retired,
    from copies
    where retired_from is not null
),
changes as (
    select
        tool_id,
        unnest([from_day, to_day])               as day,
        unnest([1, -1])                          as change,
        change                                   as listed,
        if(is_canonical, change, 0)              as canonical,
        if(is_retired, change, 0)                as retired,
        if(is_retired and is_canonical, change, 0) as canonical_retired,
        if(load_names_people, change, 0)         as naming,
        null                                     as state,
        false                                    as is_owner,
        false                                    as is_named,
    from listed
    union all by name
    select
        tool_id,
        unnest([from_day, to_day])               as day,
        unnest([1, -1])                          as change,
        state,
        role = 'owner'                           as is_owner,
        is_named and unnest([true, false])       as is_named,
    from marts.holder_spans
),
summed as (
    select
        tool_id,
        day,
        sum(listed)                              as listed,
        sum(canonical)                           as canonical,
        sum(retired)                             as retired,
        sum(canonical_retired)                   as canonical_retired,
        sum(naming)                              as naming,
        sum(change) filter (state = 'able')      as able,
        sum(change) filter (state = 'unknown')   as unclear,
        sum(change) filter (is_owner)            as owners,
        sum(change) filter (is_owner and state = 'O2') as o2,
        sum(change) filter (is_owner and state = 'O3') as o3,
        sum(change) filter (is_owner and state = 'O7') as o7,
        sum(change) filter (is_owner and state = 'O8') as o8,
        bool_or(is_named and state = 'able')     as is_able_named,
    from changes
    group by tool_id, day
),
running as (
    select
        tool_id,
        day,
        coalesce(sum(listed) over days, 0)       as listed,
        coalesce(sum(canonical) over days, 0)    as canonical,
        coalesce(sum(retired) over days, 0)      as retired,
        coalesce(sum(canonical_retired) over days, 0) as canonical_retired,
        coalesce(sum(naming) over days, 0)       as naming,
        coalesce(sum(able) over days, 0)         as able,
        coalesce(sum(unclear) over days, 0)      as unclear,
        coalesce(sum(owners) over days, 0)       as owners,
        coalesce(sum(o2) over days, 0)           as o2,
        coalesce(sum(o3) over days, 0)           as o3,
        coalesce(sum(o7) over days, 0)           as o7,
        coalesce(sum(o8) over days, 0)           as o8,
        is_able_named,
    from summed
    window days as (partition by tool_id order by day)
),
judged as (
    select
        tool_id,
        running.day,
        is_able_named,
        case
            when listed = 0 then 'not listed'
            when if(canonical > 0, canonical_retired > 0, retired = listed) then 'retired'
            when able > 0 then 'held'
            when unclear > 0 or naming = 0 then 'unknown'
            when owners > 0 and o2 + o3 + o7 + o8 = 0 then 'not matched'
            else 'orphaned'
        end                                      as state,
        case
            when owners = 0 then 'O1'
            when o2 > 0 then 'O2'
            when o3 > 0 then 'O3'
            when o7 > 0 then 'O7'
            when o8 > 0 then 'O8'
        end                                      as cause,
    from running
    cross join marts.registry_day
    where running.day <= registry_day.day
),
turns as (
    select
        *,
        state is distinct from lag(state) over (partition by tool_id order by day) as is_turn,
    from judged
),
states as (
    select
        *,
        lead(day) over days                      as ends_on,
        lead(state) over days                    as next_state,
        lead(is_able_named) over days            as is_able_named_next,
        lag(state) over days                     as previous_state,
    from turns
    where is_turn
    window days as (partition by tool_id order by day)
)
select
    tool_id,
    state,
    if(state = 'orphaned', cause, null)          as cause,
    day                                          as from_day,
    ends_on                                      as to_day,
    case
        when state <> 'orphaned' or next_state is distinct from 'held' then next_state
        when is_able_named_next then 'owner named'
        else 'owner back'
    end                                          as ended_by,
    previous_state is not distinct from 'held'   as is_loss,
from states
where state not in ('not listed', 'retired')
