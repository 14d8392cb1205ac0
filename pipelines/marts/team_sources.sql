-- One row per team, way of writing its name and export file that names it: what kind of
-- export it is, how many of its rows name the team and the first of their lines. Of a
-- team that was merged into another the other is named from that day on. Rows that name
-- no team are those of "unassigned", written as null; a name that `program.yaml` joins
-- to a team has no file.
-- index: team_id
with written as (
    select
        'registry'                               as kind,
        team_name,
        load_id,
        snapshot_day                             as day,
        count(*)                                 as rows,
        min(line)                                as line,
    from staging.tools
    group by all
    union all
    select 'people', team_name, load_id, listed_on, count(*), min(line)
    from staging.people
    group by all
    union all
    select 'headcounts', team_name, load_id, max(month), count(*), min(line)
    from staging.headcounts
    group by all
    union all
    select
        'launches',
        team_name,
        load_id,
        coalesce(snapshot_day, first_seen_at::date),
        count(*),
        min(line),
    from staging.launches
    group by all
    union all
    select
        'tickets',
        requester_team_name,
        load_id,
        max(updated_at)::date,
        count(*),
        min(line),
    from staging.ticket_updates
    group by all
    union all
    select 'program', alias, null, null, 1, null
    from lake.team_aliases
),
spelled as (
    select
        * replace (
            nullif(regexp_replace(trim(team_name), '\s+', ' ', 'g'), '') as team_name
        ),
    from written
)
select
    coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
    kind,
    spelled.team_name                            as written_as,
    load_id,
    sum(rows)::int                               as rows,
    min(line)                                    as line,
from spelled
left join marts.team_names on spelling = lower(spelled.team_name)
asof left join marts.team_heirs
    on team_heirs.team_id = team_names.team_id
    and team_heirs.from_day <= coalesce(day, 'infinity'::date)
group by all
order by team_id, kind, written_as, load_id
