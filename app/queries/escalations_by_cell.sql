-- One row per team and one per platform with a ticket on a tool in the period: the
-- three rates of escalation beside the count, each by its own exposure.
with cells as (
    select *
    from metrics.periods
    where
        months = $months::int
        and period_to between $to::date and last_day($to::date)
        and if($by::varchar = 'team', team_id, platform) is not null
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
),
counted as (
    select
        coalesce(team_id, platform)              as cell,
        value,
        value_unknown,
    from cells
    where metric = 'escalations'
),
rates as (
    select
        coalesce(team_id, platform)              as cell,
        metric,
        value,
        value_unknown,
        numerator,
        denominator,
    from cells
    where metric in (
        'escalation_rate', 'escalations_per_tool_months', 'escalations_per_user_weeks'
    )
)
select
    counted.cell,
    coalesce(team_name, counted.cell)            as name,
    counted.value                                as escalations,
    counted.value_unknown                        as escalations_unknown,
    tickets.numerator::int                       as tickets_escalated,
    tickets.denominator::int                     as tickets,
    tickets.value                                as per_ticket,
    if(tickets.value is null, coalesce(
        tickets.value_unknown, 'no ticket on a tool was opened'
    ), null)                                     as per_ticket_unknown,
    months.denominator::int                      as tool_months,
    months.value                                 as per_tool_months,
    if(months.value is null, coalesce(
        months.value_unknown, 'no active tool'
    ), null)                                     as per_tool_months_unknown,
    weeks.denominator::int                       as user_weeks,
    weeks.value                                  as per_user_weeks,
    if(weeks.value is null, coalesce(
        weeks.value_unknown,
        if($by = 'platform', 'not counted by platform', 'no user')
    ), null)                                     as per_user_weeks_unknown,
    count(*) over ()::int                        as total_rows,
from counted
left join rates as tickets
    on tickets.metric = 'escalation_rate'
    and tickets.cell = counted.cell
left join rates as months
    on months.metric = 'escalations_per_tool_months'
    and months.cell = counted.cell
left join rates as weeks
    on weeks.metric = 'escalations_per_user_weeks'
    and weeks.cell = counted.cell
left join marts.teams on $by = 'team' and teams.team_id = counted.cell
order by escalations desc nulls last, lower(name), counted.cell
limit $limit::int
