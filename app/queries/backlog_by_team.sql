-- One row per team that asks for something or has a headcount: requests opened and done
-- in the period, open at its end, how many of those are old for their class, the median
-- lead time of those opened in it and how many were opened per 100 staff-months.
with told as (
    select *
    from metrics.periods
    where
        months = $months::int
        and period_to between $to::date and last_day($to::date)
        and platform is null
        and team_id is not null
        and ($team::varchar is null or team_id = $team)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
listed as (
    select
        teams.team_id,
        team_name                                as name,
        coalesce(opened.value, 0)::int           as opened,
        coalesce(done.value, 0)::int             as done,
        coalesce(open.value, 0)::int             as open,
        old.numerator::int                       as old,
        old.denominator::int                     as judged,
        lead.value                               as median,
        case
            when lead.value is not null then null
            when lead.value_unknown is not null then lead.value_unknown
            when opened.value > 0
                then 'opened outside the days that the export tells of'
            else 'none was opened'
        end                                      as median_unknown,
        lead.low                                 as median_low,
        lead.high                                as median_high,
        intake.value                             as intake,
        case
            when intake.value is null
                then coalesce(intake.value_unknown, 'no headcount')
        end                                      as intake_unknown,
        intake.low                               as intake_low,
        intake.high                              as intake_high,
    from marts.teams
    left join told as opened
        on opened.team_id = teams.team_id and opened.metric = 'opened_requests'
    left join told as done
        on done.team_id = teams.team_id and done.metric = 'closed_requests'
    left join told as open
        on open.team_id = teams.team_id and open.metric = 'open_requests'
    left join told as old
        on old.team_id = teams.team_id and old.metric = 'old_requests'
    left join told as lead
        on lead.team_id = teams.team_id and lead.metric = 'lead_time'
    left join told as intake
        on intake.team_id = teams.team_id and intake.metric = 'intake_rate'
    where greatest(opened.value, done.value, open.value, intake.value + 1) > 0
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
