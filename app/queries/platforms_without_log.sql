-- scope: everyone
-- One row per platform of listed tools of which no usage log ever tells, the largest
-- first: whether its tools are used is unknown, which is not "no".
select coalesce(platform, 'not said') as platform, count(*)::int as tools
from marts.newest_tool_days
where coalesce(lower(trim(platform)), '')
    not in (select platform from marts.covered_days)
group by all
order by tools desc, platform
