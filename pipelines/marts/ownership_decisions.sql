-- One row per report day and tool of which somebody has said what is to become of its
-- ownership: the newest that stood on the day, on whichever copy of the tool it was
-- said. On the latest day that is all that was decided until now; on an earlier one,
-- what had been decided, and not taken back, by then. `state` is open while it stands,
-- carried out once the registry says so too (of a confirmation: once the tool is no
-- longer unconfirmed), closed where the tool is gone or has
-- another able owner by now, and re-opened where what it was decided on is so no more
-- (`reopened_because`).
with said as materialized (
    select
        decisions.*,
        lake.local_day(decided_at)               as decided_on,
        lake.local_day(undone_at)                as undone_on,
        tool_id,
        tool_keys.series,
    from lake.ownership_decisions as decisions
    join marts.tool_keys
        on tool_keys.series || '/' || tool_keys.native_id = decisions.key
),
stood as materialized (
    select days.day, is_latest, said.*
    from marts.days
    join said on if(
        is_latest,
        undone_at is null,
        decided_on <= day and (undone_on is null or undone_on > day)
    )
    qualify row_number() over (
        partition by days.day, tool_id order by decided_at desc, decision_id desc
    ) = 1
),
named as materialized (
    select
        stood.day,
        stood.tool_id,
        list_sort(list(distinct tool_roles.person_key)) as owner_keys,
        bool_or(
            coalesce(tool_roles.person_id, tool_roles.person_key)
            = coalesce(person_keys.person_id, stood.person_key)
        )                                        as is_named,
    from stood
    join marts.tool_roles on tool_roles.tool_id = stood.tool_id and role = 'owner'
    left join marts.person_keys on person_keys.person_key = stood.person_key
    where from_day <= stood.day and (to_day is null or stood.day < to_day)
    group by stood.day, stood.tool_id
),
exports as materialized (
    select stood.day, stood.tool_id, count(*)    as exports_since
    from stood
    join staging.full_tool_loads
        on full_tool_loads.series = stood.series
        and full_tool_loads.day > decided_on
        and full_tool_loads.day <= stood.day
    group by stood.day, stood.tool_id
),
known as (
    select
        stood.*,
        ground['state']                          as state_then,
        ground['cause']                          as cause_then,
        ground['users_90_days']::int             as users_then,
        coalesce(ground['is_depended_on']::boolean, false) as was_depended_on,
        ground['owners']                         as owners_then,
        try_cast(ground['person_ends_on'] as date) as end_then,
        person_keys.person_id,
        unable_days.inability,
        unable_days.since                        as unable_since,
        people.ended_on,
        coalesce(is_named, false)                as is_named,
        left(md5(array_to_string(owner_keys, ' ')), 16) as owners_now,
        coalesce(exports_since, 0)               as exports_since,
        listed_days.tool_id is not null and not listed_days.is_retired as is_listed,
        owner_state,
        counted_days.cause,
        users_90_days,
        confirmation,
        lapses_on,
        coalesce(is_depended_on, false)          as is_depended_on,
        line_users,
        follow_exports,
    from stood
    cross join lake.program
    left join named on named.day = stood.day and named.tool_id = stood.tool_id
    left join exports on exports.day = stood.day and exports.tool_id = stood.tool_id
    left join marts.listed_days
        on listed_days.day = stood.day and listed_days.tool_id = stood.tool_id
    left join marts.counted_days
        on counted_days.day = stood.day and counted_days.tool_id = stood.tool_id
    left join marts.confirmations
        on confirmations.day = stood.day and confirmations.tool_id = stood.tool_id
    left join marts.person_keys on person_keys.person_key = stood.person_key
    left join marts.people on people.person_id = person_keys.person_id
    left join marts.unable_days
        on unable_days.day = stood.day and unable_days.person_id = person_keys.person_id
),
judged as (
    select
        *,
        case
            when decision = 'retire' and not is_listed then 'carried out'
            when not is_listed then 'closed'
            when decision in ('assign', 'propose') and is_named and inability is null
                then 'carried out'
            when decision = 'confirm' and cause_then = 'O10' and cause is null
                and owners_now is not distinct from owners_then then 'carried out'
            when decision in ('assign', 'propose')
                and owner_state in ('owned', 'covered')
                and state_then not in ('owned', 'covered') then 'closed'
            when decision in ('assign', 'propose') and owner_state = 'at risk'
                and state_then in ('orphaned', 'not matched') then 'closed'
        end                                      as ended,
        case
            when decision in ('assign', 'propose') then case
                when person_id is null then 'no people export knows the person any more'
                when inability = 'left'
                    then format('the person left on {}', unable_since::varchar)
                when inability = 'disabled'
                    then format(
                        'the person’s account is disabled since {}',
                        unable_since::varchar
                    )
                when inability is not null then format('the person is a {}', inability)
                when ended_on <= day + 90 and ended_on is distinct from end_then
                    then format('the person leaves on {}', ended_on::varchar)
                when until_day <= day then format('no answer by {}', until_day::varchar)
                when decision = 'assign' and exports_since >= follow_exports
                    then format(
                        'the registry does not name the person after {} exports',
                        exports_since
                    )
            end
            when decision = 'confirm' and owners_now is distinct from owners_then
                then 'the registry names other owners by now'
            when decision = 'confirm' and confirmation = 'lapsed'
                then format('it ran out on {}', lapses_on::varchar)
            when decision in ('confirm', 'dismiss') and cause is not null
                and cause is distinct from cause_then then format(
                    'its cause was {} and is {}', coalesce(cause_then, 'none'), cause
                )
            when decision = 'snooze' and until_day <= day
                then format('it was put off until {}', until_day::varchar)
            when decision = 'exempt' and until_day <= day
                then format('its exemption ended on {}', until_day::varchar)
            when decision in ('exempt', 'dismiss')
                and is_depended_on and not was_depended_on
                then 'others depend on it by now'
            when decision = 'exempt' and users_90_days
                >= greatest(2 * users_then, users_then + line_users)
                then format('{} people use it; it was {}', users_90_days, users_then)
            when decision = 'retire' and users_then = 0 and users_90_days > 0
                then 'it is used again'
            when decision = 'retire' and exports_since >= follow_exports
                then format(
                    'the registry still lists it after {} exports', exports_since
                )
        end                                      as reopening,
    from known
)
select
    day,
    is_latest,
    tool_id,
    decision_id,
    decision,
    decided_at,
    decided_on,
    decided_by,
    person_key,
    person_id,
    until_day,
    reason,
    coalesce(ended, if(reopening is null, 'open', 're-opened')) as state,
    if(ended is null, reopening, null)           as reopened_because,
from judged
order by day, tool_id
