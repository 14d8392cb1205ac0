-- The tools behind one value of a metric that counts tools; the numerator marks those
-- that a rate counts among the others.
with found as materialized (
    select subject, team_id, platform, numerator, denominator
    from metrics.facts
    where
        metric = $metric::varchar
        and case
            when is_flow then from_day between $from::date and $to::date
            else from_day <= $to and coalesce(to_day > $to, true)
        end
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
)
select
    found.subject,
    found.subject                                as tool_id,
    tool_name                                    as label,
    team_name,
    found.platform,
    null::date                                   as day,
    numerator,
    denominator,
    file_name,
    tools.load_id,
    tools.line,
    (select count(*) from found)::int            as total_rows, -- page
    (select sum(numerator) from found)::int      as total_numerator, -- page
    (select sum(denominator) from found)::int    as total_denominator, -- page
from found
left join marts.tools on tools.tool_id = found.subject
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, lower(tool_name), found.subject -- page
limit $limit::int offset $offset::int -- page
