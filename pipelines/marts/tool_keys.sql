-- One row per registry row (by series and native id) that was ever listed, as its
-- newest listing says it, and the tool that it folds into. `listed_to` is null for
-- those listed now. Copies fold when `lineage_of` names the other row's id or name in
-- the same series, or when platform, team and name without an environment word agree
-- and their environments differ; of several rows in one environment the first folds
-- with the first, and so on. The production copy stands for the tool.
with copies as (
    select series, row_key, lower(trim(lineage_of)) as original
    from marts.registry_rows
    where trim(lineage_of) <> ''
),
hubs as (
    select
        row_key,
        min(row_key) over (
            partition by lower(trim(platform)), team_id, base_name, occurrence
        )                                        as other,
    from marts.registry_rows
    union
    select copies.row_key, originals.row_key
    from copies
    join marts.registry_rows as originals
        on originals.series = copies.series
        and lower(originals.native_id) = copies.original
    union
    select copies.row_key, originals.row_key
    from copies
    join marts.registry_rows as originals
        on originals.series = copies.series and originals.clean_name = copies.original
),
reached as (
    with recursive reach as (
        select row_key, row_key as other from marts.registry_rows
        union
        select reach.row_key, linked.other
        from reach
        join (
            select row_key, other from hubs where row_key <> other
            union all
            select other, row_key from hubs where row_key <> other
        ) as linked on linked.row_key = reach.other
    )
    select reach.row_key, arg_min(reach.other, registry_rows.rank) as canonical_key
    from reach
    join marts.registry_rows on registry_rows.row_key = reach.other
    group by reach.row_key
)
select
    registry_rows.series,
    registry_rows.native_id,
    trim(regexp_replace(lower(canonical.series), '[^a-z0-9]+', '-', 'g'), '-')
    || '-' || if(
        regexp_full_match(canonical.native_id, '[A-Za-z0-9._~-]{1,64}'),
        canonical.native_id,
        left(md5(canonical.native_id), 16)
    )                                            as tool_id,
    registry_rows.tool_name,
    registry_rows.environment,
    registry_rows.row_key = canonical_key        as is_canonical,
    registry_rows.listed_from,
    registry_rows.valid_to                       as listed_to,
    registry_rows.load_id,
    registry_rows.line,
from marts.registry_rows
join reached on reached.row_key = registry_rows.row_key
join marts.registry_rows as canonical on canonical.row_key = canonical_key
