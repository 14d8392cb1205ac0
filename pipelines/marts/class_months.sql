-- One row per month, team and class in which a request was opened or done, and one for
-- all teams (`is_all`), so that a page of all of many teams adds nothing up.
select
    grouping(team_id) = 1                        as is_all,
    team_id,
    month,
    class,
    sum(opened)::bigint                          as opened,
    sum(done)::bigint                            as done,
from marts.request_months
group by grouping sets ((month, team_id, class), (month, class))
order by is_all desc, team_id, month, class
