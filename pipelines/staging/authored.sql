-- One row per local day and actor who authored something (created, edited or published)
-- on it and is no robot by the log's own word, with the newest such event.
-- stored: month
select
    lake.local_day(occurred_at)                  as day,
    actor_key,
    count(*)                                     as events,
    max(occurred_at)                             as occurred_at,
    arg_max(load_id, (occurred_at, load_id, line)) as load_id,
    arg_max(line, (occurred_at, load_id, line))  as line,
from lake.events
where operation_class = 'author'
    and actor_key is not null
    and coalesce(lower(actor_type), '') not in (
        'system', 'robot', 'service', 'application'
    )
group by all
