-- title: Teams and platforms add up to the total
-- severity: error
with summed as (
    select
        periods.metric,
        months,
        period_to,
        sum(value) filter (team_id is null and platform is null) as total,
        sum(value) filter (team_id is not null)  as teams,
        sum(value) filter (platform is not null) as platforms,
        count(value_unknown)                     as unknown_values,
    from metrics.periods
    join metrics.definitions on definitions.metric = periods.metric
    where kind = 'flow' or (kind = 'stock' and months = 1)
    group by periods.metric, months, period_to
)
select metric, months, period_to, total, teams, platforms
from summed
where unknown_values = 0
    and (abs(total - teams) > 1e-6 or abs(total - platforms) > 1e-6)
