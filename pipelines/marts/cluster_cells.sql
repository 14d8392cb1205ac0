-- One row per team, and per platform, that has a tool in a group of tools that do the
-- same on the latest day (`per` is team or platform): in how many groups it has one.
select
    'team'                                       as per,
    team_id                                      as cell,
    count(distinct cluster_id)                   as groups,
from marts.cluster_tools
group by team_id
union all
select 'platform', coalesce(platform, 'not said'), count(distinct cluster_id)
from marts.cluster_tools
group by all
