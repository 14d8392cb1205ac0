-- scope: everyone
-- One row: what there is to say on every page about how far the numbers can be trusted.
select
    time_zone,
    as_of,
    (
        select max(first_seen_at)
        from lake.loads
        where verdict = 'loaded'
    )                                            as last_load_at,
    (select count(*) from lake.loads where verdict = 'loaded')::int as loads,
    (select count(*) from lake.loads where verdict = 'held')::int as held_files,
    (
        select coalesce(sum(rows_rejected), 0)
        from lake.loads
        where verdict = 'loaded'
    )::bigint                                    as rejected_rows,
    (select count(*) from metrics.failed_checks)::int as failed_checks,
from lake.program
