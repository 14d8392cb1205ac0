-- One row per month of the tickets and team that has a headcount in any month or opened
-- a request in this one: how many people there were for how much of the month, counting
-- only days of which the ticket export tells openings.
with bounds as (select window_from, window_to from marts.ticket_window),
months as (
    select
        unnest(range(
            date_trunc('month', window_from), window_to + 1, interval 1 month
        ))::date                                 as month,
        window_from,
        window_to,
    from bounds
),
told as (
    select
        month,
        greatest(month, window_from)             as day,
        (least(last_day(month), window_to) - greatest(month, window_from) + 1)
            / day(last_day(month))               as months,
    from months
),
asking as (
    select distinct date_trunc('month', opened_on)::date as month, team_id
    from marts.requests
    where is_inside_window
),
teams as (
    select month, team_id
    from told
    cross join (select distinct team_id from marts.headcounts) as counted
    union
    select month, team_id from asking
),
judged as (
    select
        teams.month,
        teams.team_id,
        headcount,
        lake.headcount_unknown(
            teams.month,
            headcount,
            is_contradicted,
            asking.team_id is not null,
            (select count(*) > 0 from marts.headcounts)
        )                                        as staff_months_unknown,
    from teams
    left join asking on asking.month = teams.month and asking.team_id = teams.team_id
    left join marts.headcounts
        on headcounts.month = teams.month and headcounts.team_id = teams.team_id
)
select
    judged.month,
    day,
    team_id,
    if(staff_months_unknown is null, headcount * months, null) as staff_months,
    staff_months_unknown,
from judged
join told on told.month = judged.month
