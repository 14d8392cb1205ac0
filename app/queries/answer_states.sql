-- One row per state of evidence, the best first: requests that a tool answered, each
-- once, and IT's hours for requests of their classes, as far as the rules say hours.
-- What is proposed and refused is counted beside and has no hours.
-- Of each tool first: distinct tools of all requests at once take twice as long.
with of_tools as (
    select
        state,
        count(*)                                 as requests,
        count(*) filter (hours_usual is null)    as without_hours,
        sum(hours_low)                           as hours_low,
        sum(hours_usual)                         as hours_usual,
        sum(hours_high)                          as hours_high,
    from marts.request_answers
    where
        (is_counted or state in ('proposed', 'refused'))
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
    group by state, tool_id
),
told as (
    select
        state,
        sum(requests)::int                       as requests,
        count(*)::int                            as tools,
        sum(without_hours)::int                  as without_hours,
        sum(hours_low)                           as hours_low,
        sum(hours_usual)                         as hours_usual,
        sum(hours_high)                          as hours_high,
    from of_tools
    group by state
)
select
    states.state,
    coalesce(requests, 0)                        as requests,
    coalesce(tools, 0)                           as tools,
    coalesce(without_hours, 0)                   as without_hours,
    if(states.is_evidence, coalesce(hours_low, 0), null) as hours_low,
    if(states.is_evidence, coalesce(hours_usual, 0), null) as hours_usual,
    if(states.is_evidence, coalesce(hours_high, 0), null) as hours_high,
from (values
    ('verified', 1, true), ('measured', 2, true), ('claimed', 3, true),
    ('proposed', 4, false), ('refused', 5, false)
) as states(state, place, is_evidence)
left join told on told.state = states.state
order by states.place
