-- One row per team and one per platform, or of those that $by says alone, with a ticket
-- on a tool in the period: the three rates of escalation beside the count, each by its
-- own exposure.
with counted as (
    select
        if(team_id is null, 'platform', 'team')  as per,
        coalesce(team_id, platform)              as cell,
        any_value({'value': value, 'reason': value_unknown})
            filter (metric = 'escalations')      as escalations,
        any_value({
            'value': value, 'reason': value_unknown,
            'numerator': numerator, 'denominator': denominator
        }) filter (metric = 'escalation_rate')   as tickets,
        any_value({
            'value': value, 'reason': value_unknown, 'denominator': denominator
        }) filter (metric = 'escalations_per_tool_months') as months,
        any_value({
            'value': value, 'reason': value_unknown, 'denominator': denominator
        }) filter (metric = 'escalations_per_user_weeks') as weeks,
    from metrics.periods
    where
        metric in (
            'escalations', 'escalation_rate', 'escalations_per_tool_months',
            'escalations_per_user_weeks'
        )
        and months = $months::int
        and period_to between $to::date and last_day($to::date)
        and coalesce(team_id, platform) is not null
        and ($by::varchar is null or $by = if(team_id is null, 'platform', 'team'))
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
    group by per, cell
    having bool_or(metric = 'escalations')
)
select
    per,
    counted.cell,
    coalesce(team_name, counted.cell)            as name,
    escalations.value                            as escalations,
    escalations.reason                           as escalations_unknown,
    tickets.numerator::int                       as tickets_escalated,
    tickets.denominator::int                     as tickets,
    tickets.value                                as per_ticket,
    if(tickets.value is null, coalesce(
        tickets.reason, 'no ticket on a tool was opened'
    ), null)                                     as per_ticket_unknown,
    months.denominator::int                      as tool_months,
    months.value                                 as per_tool_months,
    if(months.value is null, coalesce(
        months.reason, 'no active tool'
    ), null)                                     as per_tool_months_unknown,
    weeks.denominator::int                       as user_weeks,
    weeks.value                                  as per_user_weeks,
    if(weeks.value is null, coalesce(
        weeks.reason,
        if(per = 'platform', 'not counted by platform', 'no user')
    ), null)                                     as per_user_weeks_unknown,
    (count(*) over (partition by per))::int      as total_rows,
from counted
left join marts.teams on teams.team_id = if(per = 'team', counted.cell, null)
qualify row_number() over (
    partition by per
    order by counted.escalations.value desc nulls last, lower(name), counted.cell
) <= $limit::int
order by per, counted.escalations.value desc nulls last, lower(name), counted.cell
