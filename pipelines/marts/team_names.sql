-- One row per spelling of a team (lowercase, spaces collapsed) in any export or alias.
-- Spellings that differ in case and spaces are one team, and so are a team and what it
-- was called before (lake.team_renames); where the same words differ in punctuation
-- alone, their ids get a suffix.
with written as (
    select team_name from staging.tools
    union all
    select team_name from staging.people
    union all
    select team_name from staging.headcounts
    union all
    select team_name from staging.launches
    union all
    select requester_team_name from staging.ticket_updates
    union all
    select alias from lake.team_aliases
    union all
    select team_name from lake.team_aliases
),
distinctly as (
    select team_name, count(*) as times from written group by team_name
),
counted as (
    select
        regexp_replace(trim(team_name), '\s+', ' ', 'g') as team_name,
        sum(times)                               as times,
    from distinctly
    where trim(team_name) <> ''
    group by all
),
spellings as (
    select
        lower(team_name)                         as spelling,
        first(team_name order by times desc, team_name) as team_name,
    from counted
    group by all
),
aliases as (
    select
        regexp_replace(lower(trim(alias)), '\s+', ' ', 'g') as spelling,
        min(regexp_replace(trim(team_name), '\s+', ' ', 'g')) as team_name,
    from (
        select alias, team_name from lake.team_aliases
        union all
        select team_name, team_name from lake.team_aliases
    )
    group by all
),
called as (
    select
        spellings.spelling,
        coalesce(
            team_renames.canonical_spelling,
            lower(aliases.team_name),
            spellings.spelling
        )                                        as canonical_spelling,
    from spellings
    left join aliases on aliases.spelling = spellings.spelling
    left join lake.team_renames on team_renames.spelling = spellings.spelling
),
canonical as (
    select
        called.spelling,
        coalesce(aliases.team_name, spellings.team_name, canonical_spelling) as team_name,
        canonical_spelling,
    from called
    left join aliases
        on aliases.spelling = canonical_spelling
        and lower(aliases.team_name) = canonical_spelling
    left join spellings on spellings.spelling = canonical_spelling
),
slugs as (
    select
        canonical_spelling,
        trim(regexp_replace(
            strip_accents(replace(canonical_spelling, 'ß', 'ss')),
            '[^a-z0-9]+', '-', 'g'
        ), '-')                                  as slug,
    from canonical
    group by all
),
ids as (
    select
        canonical_spelling,
        case
            when slug = 'unassigned' then slug
            when slug = '' or count(*) over (partition by slug) > 1
                then ltrim(slug || '-' || left(md5(canonical_spelling), 6), '-')
            else slug
        end                                      as team_id,
    from slugs
)
select spelling, team_id, team_name
from canonical
join ids on ids.canonical_spelling = canonical.canonical_spelling
