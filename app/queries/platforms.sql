-- scope: everyone
-- Platforms as the metrics name them.
select distinct coalesce(platform, 'not said')   as platform
from marts.tools
order by lower(platform)
