-- One row per month and class in which a request was opened or done, of all teams:
-- `marts.request_months` added up, which has a row for each of many teams.
select
    month,
    class,
    sum(opened)::bigint                          as opened,
    sum(done)::bigint                            as done,
from marts.request_months
group by all
order by month, class
