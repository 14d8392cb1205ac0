-- One row per month in which others than its builders first used a tool, newest first:
-- how many did the registry list by then (`registered`), how many did it not (a full
-- export on or after that day lacks them), of how many nobody can tell, since the day
-- lies between two exports; and how many answer a request made before they began.
with asked as (
    select distinct tool_id
    from marts.request_answers
    where is_counted and opened_on < began_on
)
select
    date_trunc('month', shared_on)::date         as month,
    count(*)::int                                as tools,
    count(*) filter (listed_from <= shared_on)::int as registered,
    count(*) filter (listed_from > shared_on and absent_on >= shared_on)::int
                                                 as unregistered,
    count(*) filter (
        listed_from > shared_on
        and coalesce(absent_on < shared_on, true)
    )::int                                       as between_exports,
    count(asked.tool_id)::int                    as asked,
from marts.tool_beginnings
left join asked on asked.tool_id = tool_beginnings.tool_id
where
    shared_on <= $to::date
    and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
    and ($team::varchar is null or team_id = $team)
group by month
order by month desc
limit $limit::int
