-- One row per month, team and class in which a request was opened or done, with how
-- many were opened inside the export's window. By team, so that a page of one team of
-- many reads little.
with moves as (
    select
        opened_on                                as day,
        team_id,
        class,
        1                                        as opened,
        is_inside_window::int                    as opened_inside_window,
        0                                        as done,
    from marts.requests
    union all
    select done_on, team_id, class, 0, 0, 1 from marts.requests where is_done
)
select
    date_trunc('month', day)::date               as month,
    team_id,
    class,
    sum(opened)::bigint                          as opened,
    sum(opened_inside_window)::bigint            as opened_inside_window,
    sum(done)::bigint                            as done,
from moves
group by all
order by team_id, month, class
