-- scope: everyone
-- One row: how many requests were opened in those days of the period that the export
-- tells of, and how many of them the rate per 100 staff-months leaves out, since no
-- headcount is known of their teams.
with opened as (
    select month, team_id, sum(opened_inside_window) as requests
    from marts.request_months
    where
        month between $from::date and $to::date
        and ($team::varchar is null or team_id = $team)
    group by month, team_id
    having requests > 0
)
select
    coalesce(sum(requests), 0)::int              as requests,
    coalesce(sum(requests) filter (staff_months is null), 0)::int as left_out,
    (count(distinct opened.team_id) filter (staff_months is null))::int as teams,
from opened
left join marts.staff_months
    on staff_months.team_id = opened.team_id and staff_months.month = opened.month
