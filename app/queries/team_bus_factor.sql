-- One row per team, or $team alone: the fewest people who did more than half of the
-- authoring of its tools, how many tools hang on one person, and of how many nobody
-- knows. Of a team that is too small to be told of, none of these.
select
    bus_factors.team_id,
    team_name,
    any_value(bus_factor) filter (tool_id is null) as bus_factor,
    any_value(bus_factor_unknown) filter (tool_id is null) as bus_factor_unknown,
    coalesce(any_value(authors) filter (tool_id is null), 0) as authors,
    coalesce(any_value(edit_days) filter (tool_id is null), 0) as edit_days,
    count(tool_id)::int                          as tools,
    if(bool_or(is_hidden), null, count_if(tool_id is not null and bus_factor = 1))::int
                                                 as tools_of_one,
    if(bool_or(is_hidden), any_value(bus_factor_unknown) filter (tool_id is null), null)
                                                 as tools_of_one_unknown,
    count_if(tool_id is not null and bus_factor is null)::int as tools_untold,
from marts.bus_factors
left join marts.teams on teams.team_id = bus_factors.team_id
where
    ($scope::varchar[] is null or list_contains($scope::varchar[], bus_factors.team_id))
    and ($team::varchar is null or bus_factors.team_id = $team)
group by bus_factors.team_id, team_name
order by lower(team_name)
