-- scope: everyone
-- What came in: held files first, then the newest.
select
    load_id,
    file_name,
    source,
    source_title,
    entity,
    is_full,
    is_confirmed,
    verdict,
    reason,
    decided_by,
    is_decided,
    rows_read,
    row_cap,
    rows_loaded,
    rows_repeated,
    rows_rejected,
    values_unreadable,
    snapshot_day,
    window_from,
    window_to,
    decided_at,
    first_seen_at,
    count(*) over ()::int                        as total_rows,
from marts.loads
where
    ($q::varchar is null or contains(lower(file_name), lower($q)))
    and ($verdict::varchar is null or verdict = $verdict)
order by
    case when $sort::varchar = 'newest' then verdict <> 'held' end,
    case
        when $sort = 'rows' and $is_descending::boolean then -rows_read
        when $sort = 'rows' then rows_read
        when $sort = 'rejected' and $is_descending then -rows_rejected
        when $sort = 'rejected' then rows_rejected
        when $sort = 'seen' and $is_descending then -epoch(first_seen_at)
        when $sort = 'seen' then epoch(first_seen_at)
    end nulls last,
    case when $sort = 'file' and not $is_descending then lower(file_name) end,
    case when $sort = 'file' and $is_descending then lower(file_name) end desc,
    first_seen_at desc,
    file_name,
    load_id
limit $limit::int offset $offset::int
