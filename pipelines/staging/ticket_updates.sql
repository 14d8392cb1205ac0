-- One row per update of a ticket, each once however many exports repeat it.
-- stored: table
-- The same number in two series of exports is two tickets. Of copies the newest
-- snapshot's counts. Where an export tells no time of update (a plain list), its
-- snapshot's day stands in (not `is_dated`), so that its history is its snapshots.
with timed as (
    select
        left(md5(coalesce(series, '') || chr(31) || ticket_number), 16) as ticket_id,
        ticket_number,
        title,
        category,
        state,
        nullif(trim(group_name), '')             as group_name,
        requester_key,
        requester_team_name,
        nullif(trim(tool_reference), '')         as tool_reference,
        update_count,
        hop_count,
        reopen_count,
        updated_at is not null                   as is_dated,
        coalesce(
            updated_at,
            lake.utc_time(snapshot_day::timestamp),
            first_seen_at
        )                                        as updated_at,
        opened_at,
        resolved_at,
        closed_at,
        is_cancelled,
        due_on,
        approval,
        series,
        snapshot_day,
        first_seen_at,
        load_id,
        line,
    from lake.ticket_updates
),
copies as (
    select
        *,
        row_number() over (
            partition by ticket_id, updated_at, update_count, group_name, state
            order by
                snapshot_day desc nulls last,
                first_seen_at desc nulls last,
                load_id desc,
                line desc
        )                                        as copy,
    from timed
)
select
    * exclude (copy),
    row_number() over (
        partition by ticket_id
        order by
            updated_at desc nulls last,
            update_count desc nulls last,
            snapshot_day desc nulls last,
            first_seen_at desc nulls last,
            load_id desc,
            line desc
    ) = 1                                        as is_newest,
from copies
where copy = 1
