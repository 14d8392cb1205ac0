-- One row per tool that any registry export ever listed, its copies in other
-- environments folded, as the newest listing of its production copy says it.
-- index: tool_id
with newest as (
    select *
    from staging.tools
    qualify row_number() over (partition by series, native_id order by turn desc) = 1
),
folded as (
    select
        tool_id,
        count(*)                                 as copies,
        bool_or(listed_to is null)               as is_listed,
        min(listed_from)                         as listed_from,
        max(listed_to)                           as listed_to,
        coalesce(bool_or(is_declared_depended_on), false) as is_declared_depended_on,
        min(created_on)                          as created_on,
    from marts.tool_keys
    join newest
        on newest.series = tool_keys.series and newest.native_id = tool_keys.native_id
    group by tool_id
)
select
    folded.tool_id,
    newest.tool_name,
    description,
    kind,
    platform,
    coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
    status,
    data_class,
    build_method,
    url,
    newest.series,
    newest.native_id,
    copies,
    folded.is_declared_depended_on,
    coalesce(retired_on <= registry_day.day, is_retired, false) as is_retired,
    folded.created_on,
    folded.listed_from,
    if(is_listed, null, folded.listed_to)        as listed_to,
    snapshot_day,
    newest.load_id,
    newest.line,
from folded
join marts.tool_keys on tool_keys.tool_id = folded.tool_id and is_canonical
join newest
    on newest.series = tool_keys.series and newest.native_id = tool_keys.native_id
cross join marts.registry_day
left join marts.team_names
    on spelling = regexp_replace(lower(trim(newest.team_name)), '\s+', ' ', 'g')
asof left join marts.team_heirs
    on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= registry_day.day
