-- One row per team: active tools, those orphaned, and the share with its interval, at
-- the end of the month that $to lies in. Those first whose share is surely high: by the
-- low end of the interval, so that six people do not outrank six hundred.
with ended as (
    select *
    from metrics.values
    where
        metric in ('orphan_rate', 'owner_is_builder')
        and period_from = date_trunc('month', $to::date)::date
        and platform is null
        and team_id is not null
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
paired as (
    select
        team_id,
        any_value(numerator) filter (metric = 'orphan_rate') as orphaned,
        any_value(denominator) filter (metric = 'orphan_rate') as active_tools,
        any_value(value) filter (metric = 'orphan_rate') as orphan_rate,
        any_value(value_unknown) filter (metric = 'orphan_rate') as orphan_why,
        any_value(low) filter (metric = 'orphan_rate') as low,
        any_value(high) filter (metric = 'orphan_rate') as high,
        any_value(value) filter (metric = 'owner_is_builder') as builder_share,
        any_value(value_unknown) filter (metric = 'owner_is_builder') as builder_why,
        any_value(numerator) filter (metric = 'owner_is_builder') as builder_owned,
        any_value(denominator) filter (metric = 'owner_is_builder') as depended_on,
    from ended
    group by team_id
)
select
    teams.team_id,
    team_name,
    orphaned::int                                as orphaned,
    active_tools::int                            as active_tools,
    orphan_rate,
    case
        when orphan_rate is null
            then coalesce(orphan_why, 'no tool of this team is listed')
    end                                          as orphan_rate_unknown,
    low,
    high,
    builder_share,
    case
        when builder_share is null
            then coalesce(builder_why, 'no tool of this team is depended on')
    end                                          as builder_share_unknown,
    builder_owned::int                           as builder_owned,
    depended_on::int                             as depended_on,
    count(*) over ()::int                        as total_rows,
from paired
join marts.teams on teams.team_id = paired.team_id
order by low desc nulls last, orphan_rate desc nulls last, lower(team_name)
limit $limit::int
