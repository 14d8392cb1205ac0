-- The tools behind one value of a metric that counts tools; the numerator marks those
-- that a rate counts among the others. Names are looked up for the rows of the page
-- alone: their order is that of the places which marts.tool_words has of all names.
with found as materialized (
    select subject, name_place, team_id, platform, numerator, denominator
    from metrics.facts
    left join marts.tool_words on tool_words.tool_id = facts.subject
    where
        metric = $metric::varchar
        and from_day <= $to::date
        and last_day >= if(is_flow, $from::date, $to::date)
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
paged as (
    select *
    from found
    order by numerator desc, name_place, subject -- page
    limit $limit::int offset $offset::int -- page
)
select
    paged.subject,
    paged.subject                                as tool_id,
    tool_name                                    as label,
    team_name,
    paged.platform,
    null::date                                   as day,
    numerator,
    denominator,
    file_name,
    tools.load_id,
    tools.line,
    (select count(*) from found)::int            as total_rows, -- page
    (select sum(numerator) from found)::int      as total_numerator, -- page
    (select sum(denominator) from found)::int    as total_denominator, -- page
from paged
left join marts.tools on tools.tool_id = paged.subject
left join marts.teams on teams.team_id = paged.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, name_place, paged.subject -- page
