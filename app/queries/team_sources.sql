-- Which export files name a team that the viewer may see, and how they write it: on the
-- page the newest of each kind, format and way of writing, with how many such files
-- there are and since when; in the file all.
with found as materialized (
    select * exclude (team_id)
    from marts.team_sources
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
dated as materialized (
    select
        found.*,
        file_name,
        source_title,
        coalesce(snapshot_day, first_seen_at::date) as day,
    from found
    left join lake.loads on loads.load_id = found.load_id
)
select
    kind,
    written_as,
    source_title,
    file_name,
    load_id,
    day,
    rows,
    line,
    count(*) over written::int                   as files, -- page
    min(day) over written                        as first_day, -- page
from dated
window written as (partition by kind, source_title, written_as) -- page
qualify row_number() over ( -- page
    partition by kind, source_title, written_as -- page
    order by day desc nulls last, load_id desc -- page
) = 1 -- page
order by -- page
    list_position( -- page
        ['registry', 'people', 'headcounts', 'launches', 'tickets'], kind -- page
    ) nulls last, -- page
    rows desc, -- page
    source_title, -- page
    written_as -- page
