-- scope: everyone
-- One row: how many requests were opened in those days of the period that the export
-- tells of, and how many of them the rate per 100 staff-months leaves out, since no
-- headcount is known of their teams.
select
    coalesce(sum(requests), 0)::int              as requests,
    coalesce(sum(left_out), 0)::int              as left_out,
    (count(distinct team_id) filter (left_out > 0))::int as teams,
from marts.intake_months
where
    month between $from::date and $to::date
    and ($team::varchar is null or team_id = $team)
