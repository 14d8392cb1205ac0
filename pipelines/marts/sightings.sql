-- One row per month and registered tool that a log speaks of in it: the first and the
-- last local day. Use, authoring, sharing, failing, anything counts.
-- stored: month
select
    date_trunc('month', day)::date               as month,
    tool_id,
    min(day)                                     as first_day,
    max(day)                                     as last_day,
from marts.use_days
group by all
