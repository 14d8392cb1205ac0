-- One row per month of the logs and tool named in it or in the month before
-- (`named_in`), with its platform: what counts a month looks back into the one before.
select month, named_in, named.tool_id, platform
from (
    select distinct
        month                                    as named_in,
        tool_id,
        unnest([month, (month + interval 1 month)::date]) as month,
    from marts.log_tools
) as named
join marts.tools on tools.tool_id = named.tool_id
