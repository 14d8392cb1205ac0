-- One row per month of the tickets and team with a headcount: eligible requests opened
-- in it and the others, each opened inside the export's window, and the staff-months in
-- which they could have been. `left_out` says why a month of a team tells nothing of
-- the effect. Where no headcount is loaded at all every team counts as one person.
with headed as (select count(*) > 0 as has_export from marts.headcounts),
rows as (
    select
        staff_months.month,
        team_id,
        if(has_export, staff_months, 1)          as staff_months,
        if(has_export, staff_months_unknown, null) as staff_months_unknown,
    from marts.staff_months
    cross join headed
    where team_id <> 'unassigned' and has_export
    union all
    select month, team_id, 1, null
    from (select distinct month from marts.staff_months) as months
    cross join (
        select distinct team_id from marts.staff_months where team_id <> 'unassigned'
    ) as teams
    cross join headed
    where not has_export
),
asked as (
    select
        month,
        team_id,
        sum(opened_inside_window) filter (is_eligible) as eligible,
        sum(opened_inside_window) filter (not is_eligible) as others,
    from marts.request_months
    join marts.request_classes on request_classes.class = request_months.class
    group by all
)
select
    rows.month,
    rows.team_id,
    launched_on,
    coalesce(eligible, 0)::int                   as eligible,
    coalesce(others, 0)::int                     as others,
    staff_months,
    case
        when rows.month + 6 < window_from or last_day(rows.month) - 6 > window_to
            then 'not whole in the export'
        when ticket_gaps.month is not null
            then format('the ticket log lacks {} working days', working_days)
        when staff_months_unknown is not null then staff_months_unknown
        when staff_months <= 0 then 'nobody was employed'
    end                                          as left_out,
from rows
cross join marts.ticket_window
left join asked on asked.month = rows.month and asked.team_id = rows.team_id
left join marts.ticket_gaps on ticket_gaps.month = rows.month
left join marts.teams on teams.team_id = rows.team_id
