-- One row per month, team and class in which a request was opened or done.
with moves as (
    select opened_on as day, team_id, class, 1 as opened, 0 as done from marts.requests
    union all
    select done_on, team_id, class, 0, 1 from marts.requests where is_done
)
select
    date_trunc('month', day)::date               as month,
    team_id,
    class,
    sum(opened)::bigint                          as opened,
    sum(done)::bigint                            as done,
from moves
group by all
