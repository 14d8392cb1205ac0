-- The tools behind one value of a metric that counts tools; the numerator marks those
-- that a rate counts among the others. Names are looked up for the rows of the page
-- alone: their order is that of the places which marts.tool_words has of all names.
with found as materialized (
    select subject, team_id, platform, numerator, denominator
    from metrics.tool_facts
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
totals as (
    select
        count(*)::int                            as total_rows,
        sum(numerator)::int                      as total_numerator,
        sum(denominator)::int                    as total_denominator,
        count_if(numerator > 0)                  as marked,
    from found
),
-- What is marked comes first: where it fills the page, nothing else is put in order.
foremost as (
    select found.*
    from found
    join totals -- page
        on numerator > 0 or coalesce(marked < $limit::int + $offset::int, true) -- page
),
paged as (
    select foremost.*, name_place
    from foremost
    left join marts.tool_words on tool_words.tool_id = foremost.subject
    order by numerator desc, name_place, subject -- page
    limit $limit offset $offset -- page
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
    total_rows, -- page
    total_numerator, -- page
    total_denominator, -- page
from paged
cross join totals -- page
left join marts.tools on tools.tool_id = paged.subject
left join marts.teams on teams.team_id = paged.team_id
left join lake.loads on loads.load_id = tools.load_id
order by numerator desc, name_place, paged.subject -- page
