-- One row per report day and tool that a registry lists on it, copies folded: what the
-- production copy's row of that day says, and what any copy's does.
with copies as (
    select
        day,
        tool_id,
        coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
        platform,
        coalesce(retired_on <= day, is_retired, false) as is_retired,
        is_declared_depended_on,
        load_names_people,
        created_on,
        if(is_canonical, '', native_id)          as place,
    from marts.listings
    join marts.days on valid_from <= day and (valid_to is null or day < valid_to)
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(listings.team_name)), '\s+', ' ', 'g')
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= day
)
select
    day,
    tool_id,
    arg_min(team_id, place)                      as team_id,
    arg_min(platform, place)                     as platform,
    arg_min(is_retired, place)                   as is_retired,
    coalesce(bool_or(is_declared_depended_on), false) as is_declared_depended_on,
    bool_or(load_names_people)                   as names_people,
    min(created_on)                              as created_on,
from copies
group by day, tool_id
