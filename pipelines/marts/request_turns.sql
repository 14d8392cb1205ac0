-- One row per request of which a log tells updates over time: the turn in which its log
-- begins, the moment somebody first acted on it, for how long its first wait for an
-- approval took and how that ended, and the days from opening to done by whose turn it
-- was (marts.state_turns), null while it is not done. Handing it to a group while
-- nothing else is done is no act: desks do that by themselves.
with timed as (
    select
        ticket_updates.ticket_id,
        turn,
        ticket_updates.update_count,
        tickets.opened_at,
        coalesce(resolved_at, closed_at)         as done_at,
        updated_at,
        lead(updated_at) over updates            as next_at,
        lead(turn) over updates                  as next_turn,
        row_number() over updates                as place,
    from (
        select
            * exclude (opened_at, resolved_at, closed_at),
            lower(trim(coalesce(state, '')))     as state_word,
            lower(trim(coalesce(approval, '')))  as approval_word,
        from staging.ticket_updates
    ) as ticket_updates
    join marts.ticket_hops on ticket_hops.ticket_id = ticket_updates.ticket_id
    join marts.tickets on tickets.ticket_id = ticket_updates.ticket_id
    join marts.state_turns
        on state_turns.state = state_word and state_turns.approval = approval_word
    where is_logged and is_dated and turn is not null
    window updates as (
        partition by ticket_updates.ticket_id
        order by
            updated_at,
            ticket_updates.update_count nulls last,
            ticket_updates.line
    )
),
spans as (
    select
        *,
        case
            when done_at is null then null
            else greatest(epoch_us(
                if(coalesce(next_at > done_at, true), done_at, next_at)
                - if(place = 1, opened_at, updated_at)
            ), 0)
        end                                      as took,
    from timed
)
select
    ticket_id,
    any_value(turn) filter (place = 1)           as first_turn,
    any_value(update_count) filter (place = 1)   as first_count,
    any_value(updated_at) filter (place = 1)     as first_at,
    min(updated_at) filter (
        turn not in ('not begun', 'approval', 'cancelled', 'rejected')
    )                                            as touched_at,
    min(updated_at) filter (turn = 'approval')   as approval_from,
    min(next_at) filter (turn = 'approval' and next_turn <> 'approval')
                                                 as approval_to,
    arg_min(next_turn, place) filter (turn = 'approval' and next_turn <> 'approval')
                                                 as approval_then,
    -- Whole numbers add up to the same in whatever order several threads meet them.
    sum(took) filter (turn not in ('done', 'cancelled', 'rejected')) / 86_400_000_000
                                                 as days,
    sum(took) filter (turn = 'not begun') / 86_400_000_000 as not_begun_days,
    sum(took) filter (turn = 'in work') / 86_400_000_000 as work_days,
    sum(took) filter (turn = 'approval') / 86_400_000_000 as approval_days,
    sum(took) filter (turn = 'requester') / 86_400_000_000 as requester_days,
    sum(took) filter (turn = 'vendor') / 86_400_000_000 as vendor_days,
from spans
group by ticket_id
