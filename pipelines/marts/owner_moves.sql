-- One row per tool, owner of it and day on which they went to another team while the
-- registry named them, out of the team that the tool was of the day before. Of who was
-- named after the move, or was never in the tool's team, there is none.
with steps as (
    select
        person_id,
        team_id,
        from_day,
        lag(team_id) over (partition by person_id order by from_day) as team_before,
    from marts.placements
    where team_id <> 'unassigned'
),
moves as (
    select person_id, team_before, from_day as moved_on
    from steps
    where team_before <> team_id
),
owned as (
    select tool_id, moves.*, moved_on - 1 as day_before
    from moves
    join marts.tool_roles
        on tool_roles.person_id = moves.person_id
        and role = 'owner'
        and tool_roles.from_day < moved_on
        and (to_day is null or moved_on < to_day)
),
placed as (
    select
        owned.*,
        coalesce(team_names.team_id, 'unassigned') as tool_team_id,
    from owned
    join marts.listings
        on listings.tool_id = owned.tool_id
        and is_canonical
        and valid_from < moved_on
        and (valid_to is null or moved_on <= valid_to)
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(listings.team_name)), '\s+', ' ', 'g')
)
select tool_id, person_id, team_before, moved_on
from placed
asof left join marts.team_heirs
    on team_heirs.team_id = tool_team_id and team_heirs.from_day <= day_before
where coalesce(heir_id, tool_team_id) = team_before
group by all
