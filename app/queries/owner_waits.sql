-- How long tools that lost their last able person wait for another, by Kaplan and
-- Meier's estimate: one row for all, then one per cause; of those lost in the twelve
-- months to the end of the month that $to lies in. As metrics.time_to_owner counts.
with lost as (
    select
        coalesce(to_day, day) - from_day         as days,
        (ended_by in ('owner named', 'owner back')) is true as is_done,
        to_day is null                           as is_open,
        cause,
    from marts.orphan_spans
    cross join marts.registry_day
    where
        is_loss
        and from_day > last_day($to::date) - interval 12 month
        and from_day <= last_day($to::date)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
),
curves as (
    select *, cause as curve from lost
    union all
    select *, 'all' from lost
),
tallies as (
    select
        curve,
        days,
        count_if(is_done)                        as done,
        count_if(not is_done)                    as still_open,
    from curves
    group by curve, days
),
estimates as (
    select
        curve,
        min(days) filter (survival <= 0.5 + 1e-12) as median,
        min(days) filter (low <= 0.5 + 1e-12)    as low,
        min(days) filter (high <= 0.5 + 1e-12)   as high,
    from lake.kaplan_meier(tallies)
    group by curve
),
counted as (
    select
        curve,
        count(*)                                 as cases,
        count_if(is_done)                        as done,
        count_if(is_open)                        as still_open,
        max(days) filter (is_open)               as longest_open,
    from curves
    group by curve
)
select
    counted.curve                                as cause,
    cases::int                                   as cases,
    done::int                                    as done,
    still_open::int                              as still_open,
    (cases - done - still_open)::int             as ended,
    longest_open::int                            as longest_open,
    case
        when cases < 10 then format('too few: {} of at least 10', cases)
        when median is null then 'fewer than half have one so far'
    end                                          as median_unknown,
    if(median_unknown is null, median, null)::int as median,
    if(median_unknown is null, low, null)::int   as low,
    if(median_unknown is null, high, null)::int  as high,
from counted
join estimates on estimates.curve = counted.curve
order by counted.curve <> 'all', counted.curve
