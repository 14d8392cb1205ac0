-- One row per month of the logs and word by which they name a tool or an actor in it:
-- `kind` is tool id, tool name or actor. What a month's words mean is looked up apart
-- from its events, so that a new registry touches only months that name other tools.
-- stored: month
select distinct date_trunc('month', day)::date as month, 'tool id' as kind, tool_key as word
from staging.uses
where tool_key is not null
union all
select distinct date_trunc('month', day)::date, 'tool name', tool_name
from staging.uses
where tool_name is not null
union all
select distinct date_trunc('month', day)::date, 'actor', actor_key
from staging.uses
where actor_key is not null
