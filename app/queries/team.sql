-- One team that the viewer may see, or none: its staff by the newest headcount until
-- the month $to, its people by the newest people export of then, its tools on that
-- month's last report day.
with asked as (
    select
        (select max(day) from marts.days where month = $to::date) as report_day,
        (select max(month) from marts.headcounts where month <= $to) as staff_month,
)
select
    teams.team_id,
    team_name,
    launched_on,
    if(is_contradicted, null, headcount)         as staff,
    case
        when is_contradicted
            then 'several headcounts for ' || strftime(staff_month, '%Y-%m')
        when headcount is not null then null
        when staff_month is null then 'no headcount export is loaded'
        when teams.team_id = 'unassigned' then 'nobody’s team has no headcount'
        else 'no headcount for ' || strftime(staff_month, '%Y-%m')
    end                                          as staff_unknown,
    staff_month,
    people,
    case
        when people is not null then null
        when report_day is null then 'no registry or people export tells of then'
        when not exists (from marts.person_rows) then 'no people export is loaded'
        else 'no people export places anybody in it'
    end                                          as people_unknown,
    able,
    if(report_day is null, null, coalesce(tools, 0)) as tools,
    if(report_day is null, 'no registry export tells of then', null) as tools_unknown,
    coalesce(active_tools, 0)                    as active_tools,
    report_day,
    exists (
        from metrics.values where metric = 'open_requests' and team_id = $team::varchar
    )                                            as has_own_tickets,
from marts.teams
cross join asked
left join marts.headcounts
    on headcounts.team_id = teams.team_id and headcounts.month = staff_month
left join marts.team_days
    on team_days.team_id = teams.team_id and team_days.day = report_day
left join marts.team_tools
    on team_tools.team_id = teams.team_id and team_tools.day = report_day
where
    teams.team_id = $team
    and ($scope::varchar[] is null or list_contains($scope::varchar[], teams.team_id))
