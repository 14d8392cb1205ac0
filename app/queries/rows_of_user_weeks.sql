-- The rows behind one value of escalations_per_user_weeks: the hops to engineering, and
-- each person and ISO week in which they used a registered tool, by the first day of it
-- that they did, with the line of a use on it. Where a team's own number is hidden, so
-- is who belongs to it, and a nameless person has another mark in every week. The rows
-- of each day are counted first, so that a page sorts those of its own days alone.
with told as (
    select exposure_months.month
    from marts.exposure_months
    join marts.logged_months on logged_months.month = exposure_months.month
    where
        use_unknown is null
        and exposure_months.month
            between date_trunc('month', $from::date)::date and $to::date
),
shown as (
    select team_id, bool_and(denominator is not null) as is_shown
    from metrics.values
    join told on told.month = period_from
    where metric = 'escalations_per_user_weeks' and platform is null
    group by team_id
),
asked as (
    select coalesce(bool_and(is_shown), true)    as is_shown
    from shown
    where $team::varchar is not null and team_id = $team
),
hopped as not materialized (
    select escalations.*
    from marts.escalations
    join told on told.month = date_trunc('month', hopped_on)::date
    where
        hopped_on <= $to::date
        and ($team is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and (select is_shown from asked)
),
weeks as not materialized (
    select user_weeks.*
    from marts.user_weeks
    join told on told.month = date_trunc('month', first_day)::date
    where
        first_day between date_trunc('month', $from::date)::date and $to::date
        and ($team is null or team_id = $team)
        and ($scope is null or list_contains($scope, team_id))
        and (select is_shown from asked)
),
counted as (
    select 1 as numerator, hopped_on as day, count(*) as rows from hopped group by all
    union all
    select 0, first_day, count(*) from weeks group by all
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
    where
        rows_through > $offset::int
        and rows_through - rows < $offset + $limit::int
),
facts as (
    select
        ticket_id                                as subject,
        concat_ws(
            ' ', ticket_number, title, '(' || from_group || ' → ' || to_group || ')'
        )                                        as label,
        tool_id,
        team_id,
        day,
        numerator,
        load_id,
        line,
        rows_before,
    from hopped
    join page_days on day = hopped_on and numerator = 1
    union all
    select
        md5(weeks.person_id || week),
        coalesce(name, 'Person ' || left(md5(weeks.person_id || week), 6))
            || ', week of ' || week::varchar,
        null,
        team_id,
        day,
        numerator,
        load_id,
        line,
        rows_before,
    from weeks
    join page_days on day = first_day and numerator = 0
    left join names.persons on persons.person_id = weeks.person_id
),
paged as (
    select *
    from facts
    order by numerator desc, day desc, label, subject
    limit $limit offset $offset - (select min(rows_before) from page_days)
)
select
    subject,
    tool_id,
    label,
    case
        when is_shown or numerator = 1 or paged.team_id = 'unassigned' then team_name
    end                                          as team_name,
    null::varchar                                as platform,
    day,
    numerator,
    1 - numerator                                as denominator,
    file_name,
    loads.load_id,
    line,
    (select sum(rows) from days)::int            as total_rows,
    (select sum(rows) from days where numerator = 1)::int as total_numerator,
    (select sum(rows) from days where numerator = 0)::int as total_denominator,
from paged
left join shown on shown.team_id = paged.team_id
left join marts.teams on teams.team_id = paged.team_id
left join lake.loads on loads.load_id = paged.load_id
order by numerator desc, day desc, label, subject
