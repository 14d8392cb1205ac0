-- title: US federal AI inventory 2024, questions as headers
-- entity: tools
-- format: csv
-- recognises: Use Case Name, Agency, Bureau, Stage of Development, Date Retired, What is the intended purpose and expected benefits of the AI?
-- accepts: Describe the AI system’s outputs.,
--   Date Initiated,
--   Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?,
--   Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?,
--   "If the code is open-source, provide the link for the publicly available source code."
-- nulls: N/A, NA, none, Not Applicable, TBD, Unknown
-- lenient: created_on, retired_on
-- series: us-federal-ai-inventory
-- scope: full; the publisher's consolidated file holds every public use case of every agency
-- snapshot: fixed 2025-01-23 (the day that the publisher names for this file)
-- confirmed: by a real file, 2024_consolidated_ai_inventory_raw_v2.csv, 2133 rows
-- A year typed into a date cell was stored as day 2024 of the calendar and shows as 7/16/1905: such a day is unknown, not 1905.
with named as (
    select
        _line,
        "Use Case Name" as tool_name,
        "Agency" as agency,
        "Bureau" as bureau,
        "What is the intended purpose and expected benefits of the AI?" as purpose,
        "Describe the AI system’s outputs." as outputs,
        "Stage of Development" as stage,
        "Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?"
            as build_method,
        "Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?"
            as pii,
        "If the code is open-source, provide the link for the publicly available source code."
            as link,
        try_strptime("Date Initiated", '%m/%d/%Y')::date as initiated_on,
        try_strptime("Date Retired", '%m/%d/%Y')::date as retired_on,
    from export
)

select
    _line,
    tool_name,
    concat_ws(E'\n', purpose, outputs)                      as description,
    'AI use case'                                           as kind,
    regexp_replace(
        concat_ws(' / ', agency, nullif(bureau, agency)), '\s+', ' ', 'g'
    )                                                       as team_name,
    case lower(pii) when 'yes' then 'personal' when 'no' then 'not personal' end
                                                            as data_class,
    stage                                                   as status,
    build_method,
    nullif(regexp_extract(link, 'https?://[^\s<]+'), '')    as url,
    coalesce(stage = 'Retired', false)
        or coalesce(retired_on between '1950-01-01' and '2025-01-23', false)
                                                            as is_retired,
    case when initiated_on >= '1950-01-01' then initiated_on end as created_on,
    case when retired_on >= '1950-01-01' then retired_on end as retired_on
from named
