-- title: Every value is either known or unknown for a reason
-- severity: error
select metric, period_from, team_id, platform, value, value_unknown
from metrics.values
where (value is null) = (value_unknown is null) or isnan(value) or isinf(value)
