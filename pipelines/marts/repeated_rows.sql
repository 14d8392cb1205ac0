-- One row per load of registry, people, headcounts and launches: how many rows lie in
-- the lake, and how many of them say nothing new, since one that says the same stands
-- above it in its file or in another load. Of several such loads the first by name has
-- it, whenever they came.
with by_load as (
    select statement, load_id, count(*) as rows
    from staging.statements
    group by statement, load_id
),
firsts as (
    select statement, min(load_id) as load_id from by_load group by statement
)
select
    by_load.load_id,
    sum(rows)::bigint                            as rows,
    (sum(rows) - count(firsts.load_id))::bigint  as repeated,
from by_load
left join firsts
    on firsts.statement = by_load.statement and firsts.load_id = by_load.load_id
group by by_load.load_id
