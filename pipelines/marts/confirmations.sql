-- One row per report day and tool that is listed and not retired on it: whether its owner
-- has confirmed that the tool is theirs. `confirmation` is confirmed, due (it runs out
-- within `ownership.due_days`), lapsed, never, or null with the reason, where neither the
-- registry's exports nor a decision made here tell of any confirmation.
-- Where its owners changed while it was listed, `owner_since` is the day since which
-- one of the present ones has been named: it is due from that day for
-- `ownership.due_days`, until `lapses_on`, and never confirmed since that day after them.
-- A confirmation by somebody whom the registry does not name as owner is none, nor is
-- one that names nobody and is not after the last full export that named others; one
-- that was decided here (`is_decided`) counts from the day of the decision. `confirmer`
-- is a person or a key of the registry's, or who decided. `is_bulk`: they confirmed
-- `ownership.bulk_confirmations` tools or more on that day, `crowd` of them.
with told as (
    select
        listed_days.day,
        listed_days.tool_id,
        confirmed_on,
        confirmed_by_key,
        coalesce(person_keys.person_id, confirmed_by_key) as holder,
        confirmations_from,
        listed_days.created_on,
        listed_from,
        tools.series,
    from marts.listed_days
    join marts.tools on tools.tool_id = listed_days.tool_id
    left join marts.person_keys on person_keys.person_key = confirmed_by_key
    where not listed_days.is_retired
),
named as (
    select
        tool_id,
        coalesce(person_id, person_key)          as owner,
        from_day,
        coalesce(to_day, 'infinity'::date)       as to_day,
        coalesce(
            from_day > max(to_day) over (
                partition by tool_id, owner
                order by from_day
                rows between unbounded preceding and 1 preceding
            ),
            true
        )                                        as is_start,
    from marts.tool_roles
    where role = 'owner'
),
-- Somebody whom the registry knows by another key from one day on is the same owner.
terms as materialized (
    select tool_id, owner, min(from_day) as from_day, max(to_day) as to_day
    from (
        select
            *,
            count_if(is_start) over (
                partition by tool_id, owner order by from_day
            )                                    as term,
        from named
    )
    group by tool_id, owner, term
),
owners as (
    select
        told.day,
        told.tool_id,
        count(distinct owner)                    as owners,
        any_value(owner)                         as owner,
        bool_or(owner = holder)                  as is_by_owner,
        min(terms.from_day)                      as named_from,
    from told
    join terms
        on terms.tool_id = told.tool_id
        and terms.from_day <= told.day
        and told.day < terms.to_day
    group by told.day, told.tool_id
),
changed as (
    select
        told.*,
        owners,
        owner,
        is_by_owner,
        if(named_from > listed_from, named_from, null) as owner_since,
    from told
    left join owners on owners.day = told.day and owners.tool_id = told.tool_id
),
told_by_owners as (
    select
        changed.* exclude (
            confirmed_on, holder, created_on, listed_from, series,
            owners, owner, is_by_owner
        ),
        if(
            if(
                confirmed_by_key is null,
                owner_since is null
                    or confirmed_on > coalesce(others.day, owner_since - 1),
                is_by_owner
            ),
            confirmed_on,
            null
        )                                        as confirmed_on,
        if(confirmed_by_key is null, if(owners = 1, owner, null), holder) as confirmer,
        -- The greatest of a day and of none would be the day.
        if(
            confirmations_from is not null,
            greatest(created_on, confirmations_from, owner_since),
            null
        )                                        as expected_from,
    from changed
    asof left join staging.full_tool_loads as others
        on others.series = changed.series and others.day < owner_since
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
    case
        when given.confirmed_on is not null then given.confirmed_on + confirm_days
        when confirmations_from is not null and owner_since is not null
            then expected_from + due_days
    end                                          as lapses_on,
    case
        when given.confirmed_on is null and confirmations_from is null then null
        when given.confirmed_on is null
            then if(given.day < lapses_on, 'due', 'never')
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
    owner_since,
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
