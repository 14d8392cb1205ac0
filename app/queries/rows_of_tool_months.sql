-- The rows behind one value of escalations_per_tool_months: the hops to engineering,
-- and each tool that was active at the end of a month of the period; both in the team
-- of the tool. The rows of each day are counted first, so that a page sorts those of
-- its own days alone.
with ends as (
    select days.month, days.day
    from marts.days
    join marts.exposure_months on exposure_months.month = days.month
    where
        is_month_end
        and is_complete
        and days.day between $from::date and $to::date
),
hopped as not materialized (
    select escalations.*
    from marts.escalations
    join ends on ends.month = date_trunc('month', hopped_on)::date
    where
        ($team::varchar is null or tool_team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], tool_team_id)
        )
),
active as not materialized (
    select tool_id, team_id, platform, tool_days.day
    from marts.tool_days
    join ends on ends.day = tool_days.day
    where
        is_active
        and ($team is null or team_id = $team)
        and ($platform is null or coalesce(platform, 'not said') = $platform)
        and ($scope is null or list_contains($scope, team_id))
),
counted as (
    select 1 as numerator, hopped_on as day, count(*) as rows from hopped group by all
    union all
    select 0, day, count(*) from active group by all
),
days as (
    select
        *,
        sum(rows) over (order by numerator desc, day desc) as rows_through,
    from counted
),
page_days as (
    select *, rows_through - rows                as rows_before
    from days
    where -- page
        rows_through > $offset::int -- page
        and rows_through - rows < $offset + $limit::int -- page
),
facts as (
    select
        ticket_id                                as subject,
        concat_ws(
            ' ', ticket_number, title, '(' || from_group || ' → ' || to_group || ')'
        )                                        as label,
        tool_id,
        tool_team_id                             as team_id,
        platform,
        day,
        numerator,
        load_id,
        line,
        rows_before,
    from hopped
    join page_days on page_days.day = hopped_on and numerator = 1
    union all
    select
        active.tool_id,
        tool_name,
        active.tool_id,
        active.team_id,
        active.platform,
        active.day,
        numerator,
        load_id,
        line,
        rows_before,
    from active
    join page_days on page_days.day = active.day and numerator = 0
    join marts.tools on tools.tool_id = active.tool_id
),
paged as (
    select *
    from facts
    order by numerator desc, day desc, label, subject -- page
    limit $limit offset $offset - (select min(rows_before) from page_days) -- page
)
select
    subject,
    tool_id,
    label,
    team_name,
    platform,
    day,
    numerator,
    1 - numerator                                as denominator,
    file_name,
    paged.load_id,
    line,
    (select sum(rows) from days)::int            as total_rows, -- page
    (select sum(rows) from days where numerator = 1)::int as total_numerator, -- page
    (select sum(rows) from days where numerator = 0)::int as total_denominator, -- page
from paged
left join marts.teams on teams.team_id = paged.team_id
left join lake.loads on loads.load_id = paged.load_id
order by numerator desc, day desc, label, subject -- page
