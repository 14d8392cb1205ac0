-- title: US federal AI inventory 2023
-- entity: tools
-- format: csv
-- recognises: Use_Case_ID, Department, Agency, Title, Summary, Development_Stage
-- accepts: Department_Code, Office, Techniques, Source_Code
-- nulls: N/A, NA
-- series: us-federal-ai-inventory
-- scope: full; the publisher's consolidated file holds every public use case of every agency
-- snapshot: fixed 2023-12-31 (the publisher names no day; every Use_Case_ID ends in 2023, and this is the last day that year's list can stand for)
-- confirmed: by a real file, 2023_consolidated_ai_inventory_raw.csv, 710 rows
-- Use_Case_ID is given once per row. The lists of 2024 have none, so a use case cannot be followed from 2023 to 2024 by it.
select
    _line,
    Use_Case_ID                                             as native_id,
    Title                                                   as tool_name,
    Summary                                                 as description,
    'AI use case'                                           as kind,
    regexp_replace(
        concat_ws(' / ', Department, nullif(Agency, Department)), '\s+', ' ', 'g'
    )                                                       as team_name,
    Development_Stage                                       as status,
    Techniques                                              as build_method,
    nullif(regexp_extract(Source_Code, '^https?://[^\s<]+'), '') as url,
    regexp_matches(Development_Stage, '(?i)\bretired\b')    as is_retired
from export
