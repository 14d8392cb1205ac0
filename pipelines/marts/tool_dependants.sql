-- One row per tool listed on the latest day and other such tool that needs it, by what
-- the other's registry row names: among what it depends on, else among its data
-- sources. An id or a name counts that only one tool has; the name of a platform is no
-- tool.
-- index: tool_id
with newest as (
    select tool_id
    from marts.tool_days
    join marts.days on days.day = tool_days.day and is_latest
),
listed as (
    select listings.tool_id, depends_on, data_sources
    from marts.listings
    semi join newest on newest.tool_id = listings.tool_id
    where is_newest and valid_to is null
),
named as (
    select tool_id, unnest(depends_on) as reference, 1 as place from listed
    union all
    select tool_id, unnest(data_sources), 2 from listed
),
spelt as (
    select
        tool_id,
        regexp_replace(lower(trim(reference)), '\s+', ' ', 'g') as spelling,
        min(place)                               as place,
    from named
    group by all
)
select
    tool_references.tool_id,
    spelt.tool_id                                as dependant_id,
    if(min(place) = 1, 'depends on', 'data source') as told_as,
from spelt
join marts.tool_references on tool_references.spelling = spelt.spelling
semi join newest on newest.tool_id = tool_references.tool_id
where tool_references.tool_id <> spelt.tool_id
    and (
        place = 1
        or spelt.spelling not in (
            select lower(trim(platform)) from marts.tools where platform is not null
        )
    )
group by tool_references.tool_id, spelt.tool_id
