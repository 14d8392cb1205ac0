-- title: Events in Lanemark's own columns
-- entity: events
-- format: csv, ndjson, parquet
-- recognises: occurred_at, actor, tool_id, operation
-- accepts: event_id, actor_type, tool_name, platform, environment, operation_class, outcome
-- scope: partial; a log of the days between its first and its last event
-- snapshot: newest occurred_at
-- zone: written
-- confirmed: no: on invented data only
-- data through: newest occurred_at
-- grows by: occurred_at
-- One cast per column: this is the source that reads millions of rows. make_timestamp costs a quarter of at time zone 'UTC'.
-- A time is written as ISO 8601, with its zone or in the one that is said of the export, else UTC, or as seconds, milliseconds or microseconds since 1970.
select
    _line,
    event_id,
    actor                                                   as actor_key,
    actor_type,
    tool_id                                                 as tool_key,
    tool_name,
    platform,
    environment,
    operation,
    case
        when operation_class in ('author', 'use', 'share', 'run', 'fail', 'other')
            then operation_class
        when operation_class is null then case lower(operation)
            when 'create' then 'author'
            when 'edit' then 'author'
            when 'publish' then 'author'
            when 'use' then 'use'
            when 'open' then 'use'
            when 'launch' then 'use'
            when 'share' then 'share'
            when 'run' then 'run'
            when 'fail' then 'fail'
            else 'other'
        end
    end                                                     as operation_class,
    outcome,
    make_timestamp(coalesce(
        epoch_us(try_cast(occurred_at as timestamptz)),
        case when regexp_full_match(occurred_at, '\d{10}(\.\d{1,6})?')
            then (occurred_at::decimal(38, 6) * 1000000)::bigint end,
        case when regexp_full_match(occurred_at, '\d{13}|\d{16}')
            then occurred_at::bigint * if(len(occurred_at) = 13, 1000, 1) end
    ))                                                      as occurred_at
from export
