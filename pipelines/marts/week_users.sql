-- One row per ISO week (by its Monday) and cell: different people who used a registered
-- tool in all (team and platform `*`), of one team, or on one platform. Not null: where
-- there are nulls, DuckDB unpacks every team's name to find one's rows.
select
    week,
    coalesce(team_id, '*')                       as team_id,
    coalesce(platform, '*')                      as platform,
    sum(users)::bigint                           as users,
from marts.week_counts
group by week, team_id, platform
