-- The teams of the funnel in the month that $to lies in, largest first: share of
-- builders and where it lies between the limits of chance. Of more than 200 teams that
-- are shown only those outside the limits are drawn, the 200 largest of them.
with rated as (
    select
        values.team_id,
        team_name,
        value                                    as rate,
        numerator                                as builders,
        denominator                              as headcount,
        low_95,
        high_95,
        low_998,
        high_998,
        case
            when value > high_998 then 'far above'
            when value > high_95 then 'above'
            when value < low_998 then 'far below'
            when value < low_95 then 'below'
            else 'inside'
        end                                      as place,
        count(*) over ()                         as shown,
    from metrics.values
    join marts.builder_limits
        on month = period_from and builder_limits.headcount = denominator
    left join marts.teams on teams.team_id = values.team_id
    where
        metric = 'builder_rate'
        and period_from = date_trunc('month', $to::date)
        and value is not null
        and values.team_id is not null
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], values.team_id)
        )
)
select
    team_id,
    coalesce(team_name, team_id)                 as team_name,
    rate,
    builders::int                                as builders,
    headcount::int                               as headcount,
    low_95,
    high_95,
    low_998,
    high_998,
    place,
    shown::int                                   as shown,
from rated
where shown <= 200 or place <> 'inside'
order by headcount desc, lower(team_name), team_id
limit 200
