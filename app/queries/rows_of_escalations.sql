-- The hops to engineering behind one value of escalations, newest first, each with the
-- update of the ticket that tells of it.
select
    escalations.ticket_id                        as subject,
    escalations.tool_id,
    concat_ws(' ', ticket_number, title, '(' || from_group || ' → ' || to_group || ')')
                                                 as label,
    team_name,
    platform,
    hopped_on                                    as day,
    1                                            as numerator,
    1                                            as denominator,
    file_name,
    escalations.load_id,
    escalations.line,
    count(*) over ()::int                        as total_rows, -- page
    count(*) over ()::int                        as total_numerator, -- page
    count(*) over ()::int                        as total_denominator, -- page
from marts.escalations
left join marts.teams on teams.team_id = escalations.team_id
left join lake.loads on loads.load_id = escalations.load_id
where
    hopped_on between $from::date and $to::date
    and ($team::varchar is null or escalations.team_id = $team)
    and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], escalations.team_id)
    )
order by hopped_on desc, ticket_number, escalations.line -- page
limit $limit::int offset $offset::int -- page
