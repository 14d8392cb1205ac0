-- One row per month of the logs and tool named in it or in the month before
-- (`named_in`), with its platform: what counts a month looks back into the one before.
with named as (select distinct month, tool_id from marts.log_tools)
select
    unnest([named.month, (named.month + interval 1 month)::date]) as month,
    named.month                                  as named_in,
    named.tool_id,
    platform,
from named
join marts.tools on tools.tool_id = named.tool_id
