-- One row per team: active tools, those orphaned, and the share with its interval, at
-- the end of the month that $to lies in.
with ended as (
    select *
    from metrics.values
    where
        period_from = date_trunc('month', $to::date)
        and platform is null
        and team_id is not null
)
select
    teams.team_id,
    team_name,
    rate.numerator::int                          as orphaned,
    rate.denominator::int                        as active_tools,
    rate.value                                   as orphan_rate,
    case
        when rate.value is null
            then coalesce(rate.value_unknown, 'no tool of this team is listed')
    end                                          as orphan_rate_unknown,
    rate.low,
    rate.high,
    builder.value                                as builder_share,
    case
        when builder.value is null
            then coalesce(builder.value_unknown, 'no tool of this team is depended on')
    end                                          as builder_share_unknown,
    builder.numerator::int                       as builder_owned,
    builder.denominator::int                     as depended_on,
from marts.teams
left join ended as rate on rate.metric = 'orphan_rate' and rate.team_id = teams.team_id
left join ended as builder
    on builder.metric = 'owner_is_builder' and builder.team_id = teams.team_id
where
    ($scope::varchar[] is null or list_contains($scope::varchar[], teams.team_id))
    and (rate.metric is not null or builder.metric is not null)
order by rate.value desc nulls last, lower(team_name)
