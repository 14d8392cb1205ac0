-- The rows behind one value of escalations_per_tool_months: the hops to engineering,
-- and each tool that was active at the end of a month of the period; both in the team
-- of the tool.
with ends as (
    select days.month, days.day
    from marts.days
    join marts.exposure_months on exposure_months.month = days.month
    where
        is_month_end
        and is_complete
        and days.day between $from::date and $to::date
),
facts as (
    select
        escalations.ticket_id                    as subject,
        concat_ws(
            ' ', ticket_number, title, '(' || from_group || ' → ' || to_group || ')'
        )                                        as label,
        escalations.tool_id,
        tool_team_id                             as team_id,
        platform,
        hopped_on                                as day,
        1                                        as numerator,
        0                                        as denominator,
        escalations.load_id,
        escalations.line,
    from marts.escalations
    join ends on ends.month = date_trunc('month', hopped_on)
    union all
    select
        tool_days.tool_id,
        tool_name,
        tool_days.tool_id,
        tool_days.team_id,
        tool_days.platform,
        ends.day,
        0,
        1,
        load_id,
        line,
    from marts.tool_days
    join ends on ends.day = tool_days.day
    join marts.tools on tools.tool_id = tool_days.tool_id
    where is_active
)
select
    subject,
    tool_id,
    label,
    team_name,
    platform,
    day,
    numerator,
    denominator,
    file_name,
    facts.load_id,
    line,
    count(*) over ()::int                        as total_rows, -- page
    sum(numerator) over ()::int                  as total_numerator, -- page
    sum(denominator) over ()::int                as total_denominator, -- page
from facts
left join marts.teams on teams.team_id = facts.team_id
left join lake.loads on loads.load_id = facts.load_id
where
    ($team::varchar is null or facts.team_id = $team)
    and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], facts.team_id)
    )
order by numerator desc, day desc, label, subject -- page
limit $limit::int offset $offset::int -- page
