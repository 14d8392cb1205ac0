-- One row per month in which others than its builders first used a tool, newest first:
-- how many did the registry list by then (`registered`), how many did it not (a full
-- export on or after that day lacks them), of how many nobody can tell, since the day
-- lies between two exports; and how many answer a request made before they began.
-- By day first: of fewer rows the month is sooner told.
with by_day as (
    select
        shared_on,
        count(*)                                 as tools,
        count(*) filter (listed_from <= shared_on) as registered,
        count(*) filter (listed_from > shared_on and absent_on >= shared_on)
                                                 as unregistered,
        count(*) filter (
            listed_from > shared_on
            and coalesce(absent_on < shared_on, true)
        )                                        as between_exports,
        count(*) filter (
            tool_id in (
                select tool_id
                from marts.request_answers
                where is_counted and opened_on < began_on
            )
        )                                        as asked,
    from marts.tool_beginnings
    where
        shared_on <= $to::date
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
    group by shared_on
)
select
    date_trunc('month', shared_on)::date         as month,
    sum(tools)::int                              as tools,
    sum(registered)::int                         as registered,
    sum(unregistered)::int                       as unregistered,
    sum(between_exports)::int                    as between_exports,
    sum(asked)::int                              as asked,
from by_day
group by month
order by month desc
limit $limit::int
