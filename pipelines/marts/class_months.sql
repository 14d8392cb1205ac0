-- One row per month, team and class in which a request was opened or done, and one for
-- all teams (team `*`), so that a page of all of many teams adds nothing up. Not null:
-- where there are nulls, DuckDB unpacks every team's name to find one's rows.
select
    if(grouping(team_id) = 1, '*', team_id)      as team_id,
    month,
    class,
    sum(opened)::bigint                          as opened,
    sum(done)::bigint                            as done,
from marts.request_months
group by grouping sets ((month, team_id, class), (month, class))
order by team_id, month, class
