-- One row per registry row (by series and native id) that was ever listed, as its
-- newest listing says it, and the tool that it folds into. Copies fold
-- (marts.tool_groups) when `lineage_of` names the other row's id or name in the same
-- series, or when platform, team and name without an environment word agree and their
-- environments differ; of several rows in one environment the first folds with the
-- first, and so on. What somebody said is one tool, or two, counts last. The production
-- copy stands for the tool.
-- index: tool_id
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
    registry_rows.load_id,
    registry_rows.line,
from marts.registry_rows
join marts.tool_groups on tool_groups.row_key = registry_rows.row_key
join marts.registry_rows as canonical on canonical.row_key = canonical_key
