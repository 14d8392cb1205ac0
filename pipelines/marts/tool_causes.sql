-- One row per report day, tool that is listed and not retired on it, and cause that is
-- true of its ownership. `place` 1 is the gravest. `since` is the day on which it became
-- true of the first of the `people` whom it is true of: an HR date, else the first export
-- that shows it. O4 says within how many days the end date lies (`within_days`: 30, 60 or
-- 90). What is true of backups alone counts where no owner without a risk can act.
with named as (
    select
        owner_days.day,
        owner_days.tool_id,
        state                                    as cause,
        coalesce(min(since), min(from_day))      as since,
        count(*)                                 as people,
        null::date                               as ends_on,
    from marts.owner_days
    join marts.owner_states
        on owner_states.day = owner_days.day
        and owner_states.tool_id = owner_days.tool_id
    where
        role = 'owner'
        and state not in ('able', 'unknown')
        and (state <> 'O7' or able_owners = 0)
    group by owner_days.day, owner_days.tool_id, state
),
struck_off as (
    select states.day, states.tool_id, max(to_day) as since
    from marts.owner_states as states
    join marts.role_spans
        on role_spans.tool_id = states.tool_id
        and role = 'owner'
        and to_day <= states.day
    where owners = 0
    group by states.day, states.tool_id
),
nobody as (
    select
        states.day,
        states.tool_id,
        'O1'                                     as cause,
        coalesce(struck_off.since, created_on, listed_from) as since,
        0                                        as people,
        null::date                               as ends_on,
    from marts.owner_states as states
    join marts.tools on tools.tool_id = states.tool_id
    left join struck_off
        on struck_off.day = states.day and struck_off.tool_id = states.tool_id
    where owners = 0 and owner_unknown is null
),
doubted as (
    select
        owner_risks.day,
        owner_risks.tool_id,
        owner_risks.cause,
        min(since)                               as since,
        count(*)                                 as people,
        min(ends_on)                             as ends_on,
    from marts.owner_risks
    join marts.owner_states as states
        on states.day = owner_risks.day and states.tool_id = owner_risks.tool_id
    where
        (role = 'owner' or sound_owners = 0)
        and (owner_risks.cause <> 'O9' or is_builder_alone)
    group by owner_risks.day, owner_risks.tool_id, owner_risks.cause
),
numbered_days as (
    select day, row_number() over (order by day) as number from marts.days
),
runs as (
    -- How long a depended-on tool has hung on its builder: since the first report day of
    -- those in a row on which it did.
    select
        doubted.day,
        tool_id,
        number - row_number() over (partition by tool_id order by number) as run,
    from doubted
    join numbered_days on numbered_days.day = doubted.day
    where cause = 'O9'
),
started as (
    select
        day,
        tool_id,
        'O9'                                     as cause,
        min(day) over (partition by tool_id, run) as since,
    from runs
),
found as (
    from named
    union all by name
    from nobody
    union all by name
    select doubted.* replace (coalesce(doubted.since, started.since) as since)
    from doubted
    left join started
        on started.day = doubted.day
        and started.tool_id = doubted.tool_id
        and started.cause = doubted.cause
)
select
    found.day,
    found.tool_id,
    found.cause,
    since,
    row_number() over (
        partition by found.day, found.tool_id order by severity
    )::tinyint                                   as place,
    people::int                                  as people,
    (ceil((ends_on - found.day) / 30.0) * 30)::int as within_days,
from found
semi join marts.reliance
    on reliance.day = found.day and reliance.tool_id = found.tool_id
join marts.causes on causes.cause = found.cause
