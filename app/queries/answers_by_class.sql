-- One row per class of requests that a tool answered, most first: the days from the
-- request until others used the tool, beside those within which IT does half of such
-- requests; and of the tools that could be seen for 30 days after they began, how many
-- nobody else used in these. Unknown below ten.
with answered as (
    select
        request_answers.class,
        shared_on - opened_on                    as days,
        shared_untold is null and began_on + 30 <= data_through as is_seen,
        coalesce(shared_on > began_on + 30, true) as is_unused,
    from marts.request_answers
    cross join lake.entities
    where
        is_counted
        and entity = 'events'
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
),
counted as (
    select
        class,
        count(*)                                 as requests,
        count(days)                              as told,
        quantile_disc(days, 0.5)                 as built_days,
        count(*) filter (is_seen)                as seen,
        count(*) filter (is_seen and is_unused)  as unused,
    from answered
    group by class
)
select
    counted.class,
    requests::int                                as requests,
    told::int                                    as told,
    if(told < 10, null, built_days)::int         as built_days,
    if(told < 10, format('only {} of at least 10 are told', told), null)
                                                 as built_days_unknown,
    p50_days                                     as ticket_days,
    p85_days_unknown                             as ticket_days_unknown,
    seen::int                                    as seen,
    unused::int                                  as unused,
from counted
join marts.request_classes on request_classes.class = counted.class
order by requests desc, counted.class
