-- One row per ISO week (by its Monday) and cell: different people who used a registered
-- tool in all (team and platform null), of one team, or on one platform.
select week, team_id, platform, sum(users)::bigint as users
from marts.week_counts
group by week, team_id, platform
