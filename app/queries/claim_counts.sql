-- What two sources say of the same tools, told apart: how many tools there are of each
-- two claims, and how many of these count as orphaned ($matter: owners) or as listed.
with latest as (select max(day) as day from marts.days),
one as (
    select tool_id, says
    from marts.source_claims
    where matter = $matter::varchar and series = $one::varchar
),
other as (
    select tool_id, says
    from marts.source_claims
    where matter = $matter and series = $other::varchar
)
select
    $one::varchar                                as one_source,
    $other::varchar                              as other_source,
    one.says                                     as one_says,
    other.says                                   as other_says,
    count(*)::int                                as tools,
    count_if(
        if($matter = 'owners', state = 'orphaned', gone_from is null and not is_retired)
    )::int                                       as counted,
from one
full join other using (tool_id)
join marts.tool_list using (tool_id)
join latest on latest.day = tool_list.day
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
group by one.says, other.says
order by
    one.says in ('able', 'listed')
        is not distinct from other.says in ('able', 'listed'),
    tools desc, one.says, other.says
