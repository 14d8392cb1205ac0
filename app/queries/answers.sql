-- Requests and the tools that may have answered them, of one state of evidence or, with
-- 'all', of every one; with $pairs, these alone.
with answers as not materialized (
    select *
    from marts.request_answers
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($class::varchar is null or class = $class)
        and ($by = 'all' or state = $by)
        and ($pairs::varchar[] is null or list_contains($pairs::varchar[], answer_id))
),
found as (
    select *, (select count(*) from answers)     as total_rows
    from answers
    order by opened_on desc, answer_id
    limit $limit::int offset $offset::int
)
select
    found.answer_id                              as pair_id,
    found.ticket_id                              as key,
    found.tool_key                               as other,
    concat_ws(' ', ticket_number, title)         as label,
    found.class,
    found.team_id,
    team_name,
    found.opened_on,
    found.tool_id,
    tool_name,
    found.began_on,
    found.shared_on,
    if(
        found.shared_on is null,
        coalesce(found.shared_untold, 'no log shows that others use it'),
        null
    )                                            as shared_on_unknown,
    found.state,
    link,
    share,
    found.words                                  as evidence,
    hours_low,
    hours_usual,
    hours_usual_unknown,
    hours_high,
    tickets.load_id,
    file_name,
    tickets.line,
    total_rows::int                              as total_rows,
from found
join marts.tickets on tickets.ticket_id = found.ticket_id
join marts.tools on tools.tool_id = found.tool_id
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = tickets.load_id
order by found.opened_on desc, found.answer_id
