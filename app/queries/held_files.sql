-- scope: everyone
-- Files that wait for a decision, the newest first: what is wrong with each, and
-- through which day its kind of export is known without it.
with first_findings as (
    select load_id, words
    from lake.findings
    where not is_accepted
    qualify row_number() over (partition by load_id order by position) = 1
),
standing as (
    select
        entity,
        max(if(entity = 'headcounts', last_day(data_through), data_through))
                                                 as data_through,
    from lake.loads
    where verdict = 'loaded'
    group by entity
)
select
    held.load_id,
    held.file_name,
    held.entity,
    held.snapshot_day,
    coalesce(words, reason)                      as words,
    standing.data_through,
    count(*) over ()::int                        as total_rows,
from lake.loads as held
left join first_findings on first_findings.load_id = held.load_id
left join standing on standing.entity = held.entity
where verdict = 'held'
order by first_seen_at desc, file_name, held.load_id
limit 3
