-- title: Every value is either known or unknown for a reason
-- severity: error
select metric, months, period_to, team_id, platform, value, value_unknown
from metrics.periods
where (value is null) = (value_unknown is null) or isnan(value) or isinf(value)
