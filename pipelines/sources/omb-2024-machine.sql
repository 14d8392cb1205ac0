-- title: US federal AI inventory 2024, machine headers
-- entity: tools
-- format: csv
-- recognises: 2_use_case_name, 3_agency, 4_bureau, 16_dev_stage, 21_date_retired, 11_purpose_benefits
-- accepts: 12_outputs, 18_date_initiated, 22_dev_method, 29_contains_pii, 39_code_link
-- nulls: N/A, NA, none, Not Applicable, TBD, Unknown
-- lenient: created_on, retired_on
-- series: us-federal-ai-inventory
-- scope: full; the publisher's consolidated file holds every public use case of every agency
-- snapshot: fixed 2024-12-16 (the day agencies had to submit by, the state that the publisher names for this file)
-- confirmed: by a real file, 2024_consolidated_ai_inventory_raw.csv, 1757 rows
-- A year typed into a date cell was stored as day 2024 of the calendar and shows as 7/16/1905: such a day is unknown, not 1905.
with named as (
    select
        _line,
        "2_use_case_name" as tool_name,
        "3_agency" as agency,
        "4_bureau" as bureau,
        "11_purpose_benefits" as purpose,
        "12_outputs" as outputs,
        "16_dev_stage" as stage,
        "22_dev_method"
            as build_method,
        "29_contains_pii"
            as pii,
        "39_code_link"
            as link,
        try_strptime("18_date_initiated", '%m/%d/%Y')::date as initiated_on,
        try_strptime("21_date_retired", '%m/%d/%Y')::date as retired_on,
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
        or coalesce(retired_on between '1950-01-01' and '2024-12-16', false)
                                                            as is_retired,
    case when initiated_on >= '1950-01-01' then initiated_on end as created_on,
    case when retired_on >= '1950-01-01' then retired_on end as retired_on
from named
