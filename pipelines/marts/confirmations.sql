-- One row per report day and tool that is listed and not retired on it: whether its owner
-- has confirmed that the tool is theirs. `confirmation` is confirmed, due (it runs out
-- within `ownership.due_days`), lapsed, never, or null with the reason, where neither the
-- registry's exports nor a decision made here tell of any confirmation.
-- A confirmation by somebody whom the registry does not name as owner is none; one that
-- was decided here (`is_decided`) counts from the day of the decision. `confirmer` is a
-- person or a key of the registry's, or who decided. `is_bulk`: they confirmed
-- `ownership.bulk_confirmations` tools or more on that day, `crowd` of them.
with told as (
    select
        day,
        tool_id,
        confirmed_on,
        confirmed_by_key,
        coalesce(person_keys.person_id, confirmed_by_key) as holder,
        confirmations_from,
        -- The greatest of a day and of none would be the day.
        if(confirmations_from is not null, greatest(created_on, confirmations_from), null)
                                                 as expected_from,
    from marts.listed_days
    left join marts.person_keys on person_keys.person_key = confirmed_by_key
    where not is_retired
),
owners as (
    select
        told.day,
        told.tool_id,
        count(distinct coalesce(person_id, person_key)) as owners,
        any_value(coalesce(person_id, person_key)) as owner,
        bool_or(coalesce(person_id, person_key) = holder) as is_by_owner,
    from told
    join marts.tool_roles
        on tool_roles.tool_id = told.tool_id
        and role = 'owner'
        and from_day <= told.day
        and (to_day is null or told.day < to_day)
    where confirmed_on is not null
    group by told.day, told.tool_id
),
told_by_owners as (
    select
        told.* exclude (confirmed_on, holder),
        if(confirmed_by_key is null or is_by_owner, confirmed_on, null) as confirmed_on,
        if(confirmed_by_key is null, if(owners = 1, owner, null), holder) as confirmer,
    from told
    left join owners on owners.day = told.day and owners.tool_id = told.tool_id
),
given as (
    select
        told.* exclude (confirmed_on, confirmer),
        coalesce(
            decided.confirmed_on >= coalesce(told.confirmed_on, decided.confirmed_on),
            false
        )                                        as is_decided,
        if(is_decided, decided.confirmed_on, told.confirmed_on) as confirmed_on,
        if(is_decided, decided.confirmed_by, told.confirmer) as confirmer,
    from told_by_owners as told
    left join marts.decided_confirmations as decided
        on decided.day = told.day and decided.tool_id = told.tool_id
),
crowds as (
    select day, confirmer, is_decided, confirmed_on, count(*) as tools
    from given
    where confirmer is not null and confirmed_on is not null
    group by all
)
select
    given.day,
    given.tool_id,
    given.confirmed_on,
    given.confirmed_on + confirm_days            as lapses_on,
    case
        when given.confirmed_on is null
            then if(confirmations_from is null, null, 'never')
        when given.day >= lapses_on then 'lapsed'
        when given.day >= lapses_on - due_days then 'due'
        else 'confirmed'
    end                                          as confirmation,
    if(
        confirmation is null,
        'the registry''s exports tell of no confirmation',
        null
    )                                            as confirmation_unknown,
    case confirmation
        when 'never' then expected_from
        when 'lapsed' then lapses_on
    end                                          as since,
    expected_from,
    given.confirmer,
    given.is_decided,
    coalesce(crowds.tools >= bulk_confirmations, false) as is_bulk,
    if(is_bulk, crowds.tools, null)::int         as crowd,
from given
cross join lake.program
left join crowds
    on crowds.day = given.day
    and crowds.confirmer = given.confirmer
    and crowds.is_decided = given.is_decided
    and crowds.confirmed_on = given.confirmed_on
