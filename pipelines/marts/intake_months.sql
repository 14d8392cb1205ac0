-- One row per month and team in which requests were opened in days that the export
-- tells of: how many, and how many of them no rate per head can count, since no
-- headcount is known of the team and month. By team, so that a page of one reads little.
select
    request_months.month,
    request_months.team_id,
    sum(opened_inside_window)::int               as requests,
    if(any_value(staff_months) is null, requests, 0) as left_out,
from marts.request_months
left join marts.staff_months
    on staff_months.team_id = request_months.team_id
    and staff_months.month = request_months.month
group by request_months.month, request_months.team_id
having requests > 0
order by team_id, month
