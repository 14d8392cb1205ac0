-- The tickets behind the change against the baseline: opened in the baseline months or
-- in those compared with them; the numerator marks the compared ones.
with facts as (
    select
        tickets.*,
        (side = 'after')::int                    as numerator,
        (side = 'before')::int                   as denominator,
    from marts.tickets
    join marts.baseline_months on month = date_trunc('month', opened_on)::date
    where is_compared
)
select
    ticket_id                                    as subject,
    tool_id,
    concat_ws(' ', ticket_number, title)         as label,
    team_name,
    null::varchar                                as platform,
    opened_on                                    as day,
    numerator,
    denominator,
    file_name,
    facts.load_id,
    facts.line,
    count(*) over ()::int                        as total_rows, -- page
    sum(numerator) over ()::int                  as total_numerator, -- page
    sum(denominator) over ()::int                as total_denominator, -- page
from facts
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = facts.load_id
where
    ($team::varchar is null or coalesce(facts.team_id, 'unassigned') = $team)
    and ($scope::varchar[] is null or list_contains($scope::varchar[], facts.team_id))
order by opened_on desc, ticket_id -- page
limit $limit::int offset $offset::int -- page
