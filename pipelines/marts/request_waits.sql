-- One row per request opened inside the export's window: whether it was opened
-- before its team's launch, on or after it, or in a team that has none, and how each
-- of three waits went, in whole days: until it was done, until somebody first acted
-- on it and for an approval. A wait ends done or cancelled, else it is open on the
-- day the data goes through. What a state calls cancelled or rejected is cancelled,
-- on the day it was closed, else on that of its newest update; a rejected approval
-- is an approval decided. `touch_unknown` says why the first act cannot be told.
-- `is_late`: not done on the last day on which it was of use (`due_on`), null where
-- there is none, where that day is still to come or where it was cancelled.
with newest as (
    select
        ticket_id,
        turn in ('cancelled', 'rejected')        as is_cancelled,
        lake.local_day(updated_at)               as updated_on,
        due_on,
    from staging.ticket_updates
    join marts.state_turns
        on state_turns.state = lower(trim(coalesce(ticket_updates.state, '')))
        and state_turns.approval = lower(trim(coalesce(ticket_updates.approval, '')))
    where is_newest
),
ended as (
    select
        requests.ticket_id,
        requests.team_id,
        class,
        is_eligible,
        opened_on,
        due_on,
        data_through,
        case
            when launched_on is null then 'none'
            when opened_on < launched_on then 'before'
            else 'after'
        end                                      as side,
        case
            when is_cancelled and (is_done or updated_on <= data_through)
                then 'cancelled'
            when is_done then 'done'
            else 'open'
        end                                      as ending,
        case
            when is_done then done_on
            when ending = 'cancelled' then greatest(opened_on, updated_on)
            else data_through
        end                                      as ended_on,
    from marts.requests
    join newest on newest.ticket_id = requests.ticket_id
    left join marts.teams on teams.team_id = requests.team_id
    cross join marts.ticket_window
    where is_inside_window
),
told as (
    select
        ended.*,
        case
            when request_turns.ticket_id is null
                then 'no log tells its updates over time'
            when first_turn in ('not begun', 'approval') then null
            when first_count = 0 or lake.local_day(first_at) = opened_on then null
            else 'its log begins after somebody had acted on it'
        end                                      as touch_unknown,
        lake.local_day(touched_at)               as touched_on,
        lake.local_day(approval_from)            as approval_from,
        lake.local_day(approval_to)              as approval_to,
        approval_then,
        if(ending = 'done', request_turns.days, null) as turn_days,
        not_begun_days,
        work_days,
        approval_days,
        requester_days,
        vendor_days,
    from ended
    left join marts.request_turns on request_turns.ticket_id = ended.ticket_id
)
select
    ticket_id,
    team_id,
    class,
    is_eligible,
    side,
    ending,
    opened_on,
    ended_on,
    due_on,
    (ended_on - opened_on)::int                  as days,
    touch_unknown,
    case
        when touch_unknown is not null then null
        when touched_on <= ended_on then 'done'
        else ending
    end                                          as touch_ending,
    case
        when touch_unknown is not null then null
        when touched_on < opened_on then 0
        when touched_on <= ended_on then touched_on - opened_on
        else ended_on - opened_on
    end::int                                     as touch_days,
    case
        when approval_from is null then null
        when approval_then = 'cancelled' then 'cancelled'
        when approval_to is not null then 'done'
        when ending = 'cancelled' then 'cancelled'
        else 'open'
    end                                          as approval_ending,
    case
        when approval_from is null then null
        when approval_to is not null then approval_to - approval_from
        when ended_on > approval_from then ended_on - approval_from
        else 0
    end::int                                     as approval_days_waited,
    case
        when ending = 'cancelled' or due_on is null then null
        when ending = 'done' then ended_on > due_on
        when due_on < data_through then true
    end                                          as is_late,
    turn_days,
    if(turn_days is null, null, coalesce(not_begun_days, 0)) as not_begun_days,
    if(turn_days is null, null, coalesce(work_days, 0)) as work_days,
    if(turn_days is null, null, coalesce(approval_days, 0)) as approval_days,
    if(turn_days is null, null, coalesce(requester_days, 0)) as requester_days,
    if(turn_days is null, null, coalesce(vendor_days, 0)) as vendor_days,
from told
