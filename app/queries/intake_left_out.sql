-- scope: everyone
-- One row: how many requests were opened in those days of the period that the export
-- tells of, and how many of them the rate per 100 staff-months leaves out, since no
-- headcount is known of their teams.
select
    count(*)::int                                as requests,
    (count(*) filter (staff_months is null))::int as left_out,
    (count(distinct requests.team_id) filter (staff_months is null))::int as teams,
from marts.requests
left join marts.staff_months
    on staff_months.team_id = requests.team_id
    and staff_months.month = date_trunc('month', opened_on)
where
    is_inside_window
    and opened_on between $from::date and $to::date
    and ($team::varchar is null or requests.team_id = $team)
