-- The tools behind one value of excess_rate: all active ones, those that repeat another
-- marked.
with facts as (
    select
        subject,
        coalesce(team_id, 'unassigned')          as team_id,
        platform,
        sum(numerator)::int                            as numerator,
        sum(denominator)::int                            as denominator,
    from metrics.excess_rate
    where
        day = $to::date
        and ($team::varchar is null or coalesce(team_id, 'unassigned') = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by all
)
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
from facts
left join marts.tools on tools.tool_id = facts.subject
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, lower(tool_name), facts.subject
limit $limit::int offset $offset::int
