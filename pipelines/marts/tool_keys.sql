-- One row per registry row (by series and native id) that was ever listed, as its newest
-- listing says it, and the tool that it folds into. `listed_to` is null for those listed now.
-- Copies fold when `lineage_of` names the other row's id or name in the same series, or when
-- platform, team and name without an environment word agree and their environments differ;
-- of several rows in one environment the first folds with the first, and so on. The
-- production copy stands for the tool.
with words as (
    select
        '(dev|develop|development|test|testing|uat|qa|sit|stage|staging|sandbox|preprod'
            || '|pre-production|prod|production|live)' as environments
),
newest as (
    select
        *,
        min(valid_from) over (partition by series, native_id) as listed_from,
    from staging.tools
    qualify row_number() over (partition by series, native_id order by turn desc) = 1
),
named as (
    select
        newest.*,
        coalesce(team_id, 'unassigned')          as team_id,
        series || chr(31) || native_id           as row_key,
        regexp_replace(lower(trim(tool_name)), '\s+', ' ', 'g') as clean_name,
        regexp_replace(clean_name, '[\s\-_(\[:]+' || environments || '[)\]]*$', '') as base_name,
        lower(trim(coalesce(
            environment,
            nullif(regexp_extract(
                clean_name, '[\s\-_(\[:]+' || environments || '[)\]]*$', 1
            ), ''),
            ''
        )))                                      as place,
    from newest
    cross join words
    left join marts.team_names
        on team_names.spelling = regexp_replace(lower(trim(newest.team_name)), '\s+', ' ', 'g')
),
placed as (
    select
        *,
        row_number() over (
            partition by lower(trim(platform)), team_id, base_name, place
            order by valid_to is not null, series, native_id
        )                                        as occurrence,
        (valid_to is not null)::int
            || case when place in ('prod', 'production', 'live') then 0 when place = '' then 1 else 2 end
            || row_key                           as rank,
    from named
),
hubs as (
    select
        row_key,
        min(row_key) over (
            partition by lower(trim(platform)), team_id, base_name, occurrence
        )                                        as other,
    from placed
    union
    select placed.row_key, originals.row_key
    from placed
    join placed as originals
        on originals.series = placed.series
        and lower(trim(placed.lineage_of)) in (lower(originals.native_id), originals.clean_name)
),
reached as (
    with recursive reach as (
        select row_key, row_key as other from placed
        union
        select reach.row_key, linked.other
        from reach
        join (
            select row_key, other from hubs where row_key <> other
            union all
            select other, row_key from hubs where row_key <> other
        ) as linked on linked.row_key = reach.other
    )
    select reach.row_key, arg_min(reach.other, placed.rank) as canonical_key
    from reach
    join placed on placed.row_key = reach.other
    group by reach.row_key
)
select
    placed.series,
    placed.native_id,
    trim(regexp_replace(lower(canonical.series), '[^a-z0-9]+', '-', 'g'), '-') || '-' || if(
        regexp_full_match(canonical.native_id, '[A-Za-z0-9._~-]{1,64}'),
        canonical.native_id,
        left(md5(canonical.native_id), 16)
    )                                            as tool_id,
    placed.tool_name,
    placed.environment,
    placed.row_key = canonical_key               as is_canonical,
    placed.listed_from,
    placed.valid_to                              as listed_to,
    placed.load_id,
    placed.line,
from placed
join reached on reached.row_key = placed.row_key
join placed as canonical on canonical.row_key = canonical_key
