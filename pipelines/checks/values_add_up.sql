-- title: Teams and platforms add up to the total
-- severity: error
with summed as (
    select
        metric,
        period_from,
        sum(value) filter (team_id is null and platform is null) as total,
        sum(value) filter (team_id is not null)  as teams,
        sum(value) filter (platform is not null) as platforms,
        count(value_unknown)                     as unknown_values,
    from metrics.values
    join metrics.definitions using (metric)
    where kind in ('flow', 'stock')
    group by metric, period_from
)
select metric, period_from, total, teams, platforms
from summed
where unknown_values = 0
    and (abs(total - teams) > 1e-6 or abs(total - platforms) > 1e-6)
