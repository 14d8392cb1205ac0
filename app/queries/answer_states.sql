-- One row per state of evidence, the best first: requests that a tool answered, each
-- once, and IT's hours for requests of their classes, as far as the rules say hours.
-- What is proposed and refused is counted beside and has no hours.
select
    states.state,
    count(answer_id)::int                        as requests,
    count(distinct tool_id)::int                 as tools,
    count(answer_id) filter (hours_usual is null)::int as without_hours,
    if(states.is_evidence, coalesce(sum(hours_low), 0), null) as hours_low,
    if(states.is_evidence, coalesce(sum(hours_usual), 0), null) as hours_usual,
    if(states.is_evidence, coalesce(sum(hours_high), 0), null) as hours_high,
from (values
    ('verified', 1, true), ('measured', 2, true), ('claimed', 3, true),
    ('proposed', 4, false), ('refused', 5, false)
) as states(state, place, is_evidence)
left join marts.request_answers
    on request_answers.state = states.state
    and (is_counted or not states.is_evidence)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    and ($team::varchar is null or team_id = $team)
group by states.state, states.place, states.is_evidence
order by states.place
