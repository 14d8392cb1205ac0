-- One row per month, team and class in which requests were done: how many, how many of
-- these changed group and how often in all, and how many were opened again, each among
-- those of which the export tells.
select
    date_trunc('month', requests.done_on)::date  as month,
    requests.team_id,
    class,
    count(*)                                     as done,
    count(hops)                                  as hops_told,
    count_if(hops > 0)                           as handed_on,
    coalesce(sum(hops), 0)::bigint               as hops,
    count(reopens)                               as reopens_told,
    count_if(reopens > 0)                        as reopened,
from marts.requests
join marts.tickets on tickets.ticket_id = requests.ticket_id
where is_done
group by all
