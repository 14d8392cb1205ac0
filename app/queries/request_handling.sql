-- scope: everyone
-- One row per class of the requests done in the period, most first, and one for all of
-- them (no class): how many were handed on from one group to another, how often on
-- average, and how many were opened again.
select
    class,
    sum(done)::int                               as done,
    sum(hops_told)::int                          as hops_told,
    if(sum(hops_told) = 0, 'the export tells neither groups over time nor hops', null)
                                                 as handed_on_unknown,
    if(handed_on_unknown is null, sum(handed_on), null)::int as handed_on,
    handed_on_unknown                            as mean_hops_unknown,
    if(handed_on_unknown is null, sum(hops) / sum(hops_told), null) as mean_hops,
    sum(reopens_told)::int                       as reopens_told,
    if(sum(reopens_told) = 0, 'the export does not count re-openings', null)
                                                 as reopened_unknown,
    if(reopened_unknown is null, sum(reopened), null)::int as reopened,
from marts.request_handling
where month between $from::date and $to::date
    and team_id = coalesce($team::varchar, '*')
group by grouping sets ((class), ())
having count(*) > 0
order by class is not null, sum(request_handling.done) desc, lower(class)
