-- One row per report day and tool that a registry lists on it, copies folded: what the
-- production copy's row of that day says, and what any copy's does.
-- `confirmations_from` is the first export of its series that tells when any tool was
-- confirmed.
with confirming as (
    select series, min(valid_from)               as first_day
    from marts.listings
    where confirmed_on is not null
    group by series
),
copies as (
    select
        day,
        tool_id,
        coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
        platform,
        coalesce(retired_on <= day, is_retired, false) as is_retired,
        is_declared_depended_on,
        load_names_people,
        created_on,
        confirmed_on,
        confirmed_by_key,
        confirming.first_day                     as confirmations_from,
        if(is_canonical, '', native_id)          as place,
    from marts.listings
    join marts.days on valid_from <= day and (valid_to is null or day < valid_to)
    left join confirming
        on confirming.series = listings.series and confirming.first_day <= day
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
    max(confirmed_on) filter (confirmed_on <= day) as confirmed_on,
    arg_max(confirmed_by_key, confirmed_on) filter (confirmed_on <= day)
                                                 as confirmed_by_key,
    min(confirmations_from)                      as confirmations_from,
from copies
group by day, tool_id
