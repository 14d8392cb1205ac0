-- One row per month, team and class in which requests were done, and one for all teams
-- (team `*`, see `class_months`): how many, how many of these changed group and how often
-- in all, and how many were opened again, each among those of which the export tells.
-- No `count_if`, whose numbers of 128 bits a page reads for longer than all the others.
with done as (
    select
        date_trunc('month', requests.done_on)::date as month,
        requests.team_id,
        class,
        hops,
        reopens,
    from marts.requests
    join marts.tickets on tickets.ticket_id = requests.ticket_id
    where is_done
)
select
    if(grouping(team_id) = 1, '*', team_id)      as team_id,
    month,
    class,
    count(*)                                     as done,
    count(hops)                                  as hops_told,
    count(*) filter (hops > 0)                   as handed_on,
    coalesce(sum(hops), 0)::bigint               as hops,
    count(reopens)                               as reopens_told,
    count(*) filter (reopens > 0)                as reopened,
from done
group by grouping sets ((month, team_id, class), (month, class))
order by team_id, month, class
