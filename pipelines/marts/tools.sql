-- One row per tool that any registry export ever listed, its copies in other
-- environments folded, as the newest listing of its production copy says it.
-- `missing_from` is the first of the newest full exports that lack it, `missed` how many
-- do; `listed_to` the first day on which it counts as not listed any more, `seen_on` the
-- last day since `missing_from` on which a log speaks of it. `retired_from` is the day
-- since which the registry says that it is retired, as far as one is told: the day that
-- it names, else that of the first export to say so.
-- index: tool_id
with newest as (select * from marts.listings where is_newest),
folded as (
    select
        tool_id,
        count(*)                                 as copies,
        bool_or(valid_to is null)                as is_listed,
        min(listed_from)                         as listed_from,
        max(valid_to)                            as listed_to,
        bool_and(missed > 0)                     as is_missing,
        max(missing_from)                        as missing_from,
        arg_max(missed, missing_from)            as missed,
        max(seen_on)                             as seen_on,
        coalesce(bool_or(is_declared_depended_on), false) as is_declared_depended_on,
        min(created_on)                          as created_on,
    from newest
    join (
        select series, native_id, min(valid_from) as listed_from
        from marts.listings
        group by all
    ) as first_listed using (series, native_id)
    group by tool_id
),
retirements as (
    select
        tool_id,
        min(valid_from) filter (
            is_retired and turn > coalesce(lived, 0)
        )                                        as told_from,
    from (
        select
            *,
            max(turn) filter (is_retired is not true) over (
                partition by series, native_id
            )                                    as lived,
        from marts.listings
        where is_canonical
    )
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
    is_keyless,
    copies,
    folded.is_declared_depended_on,
    coalesce(retired_on <= registry_day.day, is_retired, false) as is_retired,
    if(retired_on <= registry_day.day, retired_on, told_from) as retired_from,
    retired_on <= registry_day.day is true       as is_retired_dated,
    folded.created_on,
    folded.listed_from,
    if(is_listed, null, folded.listed_to)        as listed_to,
    if(is_missing, folded.missing_from, null)    as missing_from,
    if(is_missing, folded.missed, 0)             as missed,
    if(is_missing, folded.seen_on, null)         as seen_on,
    snapshot_day,
    newest.load_id,
    newest.line,
from folded
join newest on newest.tool_id = folded.tool_id and is_canonical
cross join marts.registry_day
left join retirements on retirements.tool_id = folded.tool_id
left join marts.team_names
    on spelling = regexp_replace(lower(trim(newest.team_name)), '\s+', ' ', 'g')
asof left join marts.team_heirs
    on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= registry_day.day
