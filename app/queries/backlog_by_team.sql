-- One row per team that asks for something or has a headcount: requests opened and done
-- in the period, open at its end, how many of those are old for their class, the median
-- lead time of those opened in it and how many were opened per 100 staff-months. The
-- metrics stand in a list, since of more than five that are `in` DuckDB makes a join.
with told as (
    select
        team_id,
        any_value(if(metric = 'opened_requests', value, null)) as opened,
        any_value(if(metric = 'closed_requests', value, null)) as done,
        any_value(if(metric = 'open_requests', value, null)) as open,
        any_value(if(metric = 'old_requests', numerator, null)) as old,
        any_value(if(metric = 'old_requests', denominator, null)) as judged,
        any_value(if(metric = 'lead_time', value, null)) as lead_value,
        any_value(if(metric = 'lead_time', value_unknown, null)) as lead_reason,
        any_value(if(metric = 'lead_time', low, null)) as lead_low,
        any_value(if(metric = 'lead_time', high, null)) as lead_high,
        any_value(if(metric = 'intake_rate', value, null)) as intake_value,
        any_value(if(metric = 'intake_rate', value_unknown, null)) as intake_reason,
        any_value(if(metric = 'intake_rate', low, null)) as intake_low,
        any_value(if(metric = 'intake_rate', high, null)) as intake_high,
    from metrics.periods
    where
        list_contains([
            'opened_requests', 'closed_requests', 'open_requests',
            'old_requests', 'lead_time', 'intake_rate'
        ], metric)
        and months = $months::int
        and period_to between $to::date and last_day($to::date)
        and platform is null
        and team_id is not null
        and ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    group by team_id
),
listed as (
    select
        told.team_id,
        team_name                                as name,
        coalesce(opened, 0)::int                 as opened,
        coalesce(done, 0)::int                   as done,
        coalesce(open, 0)::int                   as open,
        old::int                                 as old,
        judged::int                              as judged,
        lead_value                               as median,
        case
            when lead_value is not null then null
            when lead_reason is not null then lead_reason
            when told.opened > 0
                then 'opened outside the days that the export tells of'
            else 'none was opened'
        end                                      as median_unknown,
        lead_low                                 as median_low,
        lead_high                                as median_high,
        intake_value                             as intake,
        if(intake_value is null, coalesce(intake_reason, 'no headcount'), null)
                                                 as intake_unknown,
        intake_low                               as intake_low,
        intake_high                              as intake_high,
    from told
    join marts.teams on teams.team_id = told.team_id
    where greatest(told.opened, told.done, told.open, intake_value + 1) > 0
),
ordered as (
    select
        *,
        case $sort::varchar
            when 'opened' then opened
            when 'done' then done
            when 'old' then old
            when 'median' then median
            when 'intake' then intake
            when 'open' then open
            else -open
        end                                      as place,
    from listed
)
select * exclude (place), count(*) over ()::int as total_rows
from ordered
order by
    if($sort = 'name' and not $is_descending::boolean, lower(name), null),
    if($sort = 'name' and $is_descending, lower(name), null) desc,
    if($is_descending, -place, place) nulls last,
    open desc,
    lower(name)
limit $limit::int offset $offset::int
