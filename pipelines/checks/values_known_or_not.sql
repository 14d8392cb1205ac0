-- title: Every value is either known or unknown for a reason
-- severity: error
with told as (
    select metric, 1 as months, period_to, team_id, platform, value, value_unknown
    from metrics.values
    union all
    select metric, months, period_to, team_id, platform, value, value_unknown
    from metrics.windows
)
select *
from told
where (value is null) = (value_unknown is null) or isnan(value) or isinf(value)
