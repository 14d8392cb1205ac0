-- One row per team that has a headcount, a builder, a user or a tool in the month that
-- $to lies in: its share of builders between the limits of chance around that of all
-- teams, its share before its launch, its users and tools in use.
with ended as (
    select *
    from metrics.values
    where
        metric in ('builder_rate', 'reach', 'tools_in_use')
        and period_to between date_trunc('month', $to::date)::date
            and last_day($to::date)
        and platform is null
        and team_id is not null
),
built as (
    select
        teams.team_id,
        team_name,
        launched_on,
        (date_trunc('month', launched_on) - interval 1 month)::date as month_before,
        rate.value                               as rate,
        rate.value_unknown                       as reason,
        rate.low,
        rate.high,
        rate.numerator,
        rate.denominator,
        reach.value                              as reach,
        coalesce(
            reach.value_unknown, 'nobody of this team is counted'
        )                                        as reach_reason,
        reach.numerator                          as users,
        tools.value                              as tools_in_use,
        coalesce(
            tools.value_unknown, 'no tool of this team is on a platform with a log'
        )                                        as tools_reason,
    from marts.teams
    left join ended as rate
        on rate.metric = 'builder_rate' and rate.team_id = teams.team_id
    left join ended as reach
        on reach.metric = 'reach' and reach.team_id = teams.team_id
    left join ended as tools
        on tools.metric = 'tools_in_use' and tools.team_id = teams.team_id
    where
        coalesce(rate.team_id, reach.team_id, tools.team_id) is not null
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], teams.team_id)
        )
        and ($team::varchar is null or teams.team_id = $team)
),
compared as (
    select
        built.*,
        before.value                             as rate_before,
        case
            when launched_on is null then 'no launch is known'
            when date_trunc('month', launched_on) > date_trunc('month', $to::date)
                then 'not launched by then'
            when before.value_unknown is not null then before.value_unknown
            when before.value is null
                then 'the logs do not reach back to before the launch'
            when rate is null then coalesce(reason, 'nobody of this team is counted')
        end                                      as change_reason,
    from built
    left join metrics.values as before
        on before.metric = 'builder_rate'
        and before.team_id = built.team_id
        and before.platform is null
        and before.period_from = month_before
)
select
    team_id,
    team_name,
    launched_on,
    rate,
    if(rate is null, coalesce(reason, 'nobody of this team is counted'), null)
                                                 as rate_unknown,
    low,
    high,
    numerator::int                               as builders,
    denominator::int                             as headcount,
    share,
    low_95,
    high_95,
    low_998,
    high_998,
    case
        when rate > high_998 then 'far above'
        when rate > high_95 then 'above'
        when rate < low_998 then 'far below'
        when rate < low_95 then 'below'
        when rate is not null then 'inside'
    end                                          as place,
    if(change_reason is null, rate - rate_before, null) as change,
    change_reason                                as change_unknown,
    users::int                                   as users,
    reach,
    if(reach is null, reach_reason, null)        as reach_unknown,
    tools_in_use,
    if(tools_in_use is null, tools_reason, null) as tools_in_use_unknown,
    count(*) over ()::int                        as total_rows,
from compared
left join marts.builder_limits
    on month = date_trunc('month', $to::date) and headcount = denominator
order by
    case
        when $sort::varchar = 'headcount' then headcount
        when $sort = 'rate' then rate
        when $sort = 'change' then change
        when $sort = 'reach' then reach
        when $sort = 'tools' then tools_in_use
        else 0
    end * if($is_descending::boolean, -1, 1) nulls last,
    if($sort = 'team' and $is_descending, lower(team_name), null) desc nulls last,
    lower(team_name),
    team_id
limit $limit::int offset $offset::int
