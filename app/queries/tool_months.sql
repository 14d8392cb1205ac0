-- A tool's users in the 90 days to each report day on which it was listed, oldest
-- first.
select
    date_trunc('month', month.day)::date         as day,
    month.users                                  as value,
    month.users_unknown                          as value_unknown,
    null::double                                 as low,
    null::double                                 as high,
    month.is_month_end                           as is_complete,
from (
    select tool_id, unnest(months) as month
    from marts.tool_months
    where tool_id = $tool::varchar
) as tool_months
join marts.tools on tools.tool_id = tool_months.tool_id
where $scope::varchar[] is null or list_contains($scope::varchar[], team_id)
order by day
