-- The tools behind one value of a metric that counts tools; the numerator marks those
-- that a rate counts among the others.
select
    facts.subject,
    facts.subject                                as tool_id,
    tool_name                                    as label,
    team_name,
    facts.platform,
    null::date                                   as day,
    numerator,
    denominator,
    file_name,
    tools.load_id,
    tools.line,
    count(*) over ()::int                        as total_rows,
    sum(numerator) over ()::int                  as total_numerator,
    sum(denominator) over ()::int                as total_denominator,
from metrics.facts
left join marts.tools on tools.tool_id = facts.subject
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = tools.load_id
where
    metric = $metric::varchar
    and case
        when is_flow then from_day between $from::date and $to::date
        else from_day <= $to and coalesce(to_day > $to, true)
    end
    and ($team::varchar is null or facts.team_id = $team)
    and (
        $platform::varchar is null
        or coalesce(facts.platform, 'not said') = $platform
    )
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], facts.team_id)
    )
order by numerator desc, lower(tool_name), facts.subject
limit $limit::int offset $offset::int
