-- One row per team of any export, and one for what no team is named for. Launched is the
-- first day that the newest calendar with the team gives it: a launch that was put off
-- is another date, maybe in another wave.
with newest as (
    select coalesce(heir_id, team_names.team_id) as team_id, launched_on
    from staging.launches
    join marts.team_names
        on spelling = regexp_replace(lower(trim(launches.team_name)), '\s+', ' ', 'g')
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id
        and team_heirs.from_day <= coalesce(snapshot_day, first_seen_at::date)
    qualify rank() over (
        partition by coalesce(heir_id, team_names.team_id)
        order by
            snapshot_day desc nulls last,
            first_seen_at desc nulls last,
            load_id desc
    ) = 1
),
launches as (
    select team_id, min(launched_on) as launched_on from newest group by team_id
),
names as (
    select team_id, min(team_name) as team_name
    from marts.team_names
    where team_id <> 'unassigned'
    group by team_id
    union all
    select 'unassigned', 'Unassigned'
)
select names.team_id, names.team_name, launches.launched_on
from names
left join launches on launches.team_id = names.team_id
