-- scope: everyone
-- One row per class of the requests open on the newest day, most first, and one for all
-- of them (no class): how many nobody has touched for 5 and for 30 days, among those of
-- which the exports date the last change.
select
    class,
    any_value(day)                               as day,
    count(*)::int                                as open,
    count(touched_on)::int                       as dated,
    if(dated = 0, 'the export does not say when a request was last changed', null)
                                                 as over_5_unknown,
    if(dated = 0, null, count_if(untouched_days >= 5))::int as over_5,
    over_5_unknown                               as over_30_unknown,
    if(dated = 0, null, count_if(untouched_days >= 30))::int as over_30,
    max(untouched_days)                          as longest,
from marts.untouched_requests
where $team::varchar is null or team_id = $team
group by grouping sets ((class), ())
having count(*) > 0
order by class is not null, count(*) desc, lower(class)
