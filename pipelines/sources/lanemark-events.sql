-- title: Events in Lanemark's own columns
-- entity: events
-- format: csv, ndjson, parquet
-- recognises: occurred_at, actor, tool_id, operation
-- accepts: event_id, actor_type, tool_name, platform, environment, operation_class, outcome
-- scope: partial; a log of the days between its first and its last event
-- snapshot: newest occurred_at
-- confirmed: no: on invented data only
-- data through: newest occurred_at
-- One cast per column: this is the source that reads millions of rows. make_timestamp costs a quarter of at time zone 'UTC'.
-- A time without a zone counts as UTC.
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
    make_timestamp(epoch_us(try_cast(occurred_at as timestamptz))) as occurred_at
from export
