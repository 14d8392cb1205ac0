-- How long tools wait, from the day on which they crossed the line, for an owner who
-- can act and did not build them, by Kaplan and Meier's estimate: one row per length on
-- which one got such an owner or was last seen without; of those that crossed in the
-- twelve months to the newest day. On the page with what they come to: `cases`, how
-- many have one, still wait or ended otherwise, and the days in which half have one.
with waits as materialized (
    select line_waits.*
    from marts.line_waits
    cross join marts.registry_day
    where
        crossed_on > day - interval 12 month
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
),
tallies as (
    select
        'all'                                    as curve,
        days,
        count(owner_on)                          as done,
        count(*) - count(owner_on)               as still_open,
    from waits
    group by days
),
curve as materialized (from lake.kaplan_meier(tallies)),
counted as (
    select
        count(*)::int                            as cases,
        count(owner_on)::int                     as done,
        count_if(has_ended)::int                 as ended,
        max(days)::int                           as longest,
    from waits
),
halved as (
    select min(days)::int as half from curve where survival <= 0.5 + 1e-12
)
select
    days,
    at_risk::int                                 as at_risk,
    curve.done::int                              as got_an_owner,
    survival,
    low,
    high,
    counted.cases, -- page
    counted.done, -- page
    ended, -- page
    longest, -- page
    case -- page
        when counted.cases < 10 -- page
            then format('too few: {} of at least 10', counted.cases) -- page
        when half is null then 'fewer than half have one so far' -- page
    end                                          as median_unknown, -- page
    if(median_unknown is null, half, null)       as median, -- page
from curve
cross join counted -- page
cross join halved -- page
order by days -- page
