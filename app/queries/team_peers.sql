-- Each rate or length of time among $metrics for a team, beside the median and the
-- quartiles of teams of like size: those with half to twice its staff by the newest
-- headcount until the month $to; where these are fewer than five, as much further as it
-- takes to have five. Nothing is said of fewer than five values, nor which teams they
-- are of. Counts are not compared: they grow with a team. `stands` tells a value from
-- the median only where its interval leaves that out, else where among the quarters it
-- lies.
with sizes as (
    select team_id, headcount
    from marts.headcounts
    where
        month = (select max(month) from marts.headcounts where month <= $to::date)
        and headcount > 0
        and not is_contradicted
        and team_id <> 'unassigned'
),
own as (
    select teams.team_id, headcount
    from marts.teams
    left join sizes on sizes.team_id = teams.team_id
    where
        teams.team_id = $team::varchar
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], teams.team_id)
        )
),
others as materialized (
    select
        sizes.team_id,
        greatest(sizes.headcount, own.headcount)
            / least(sizes.headcount, own.headcount) as factor,
    from sizes
    join own on sizes.team_id <> own.team_id and own.headcount is not null
),
widths as (
    select greatest(2, min(factor, 5)[5])        as widest
    from others
    having count(*) >= 5
),
peers as materialized (
    select team_id, widest
    from others
    join widths on factor <= widest
),
-- Read before it is known whose peers are meant: looked for while reading, each team's
-- name would be unpacked.
said as materialized (
    select metric, team_id, value
    from metrics.periods
    where
        list_contains($metrics::varchar[], metric)
        and months = $months::int
        and period_to between $to::date and last_day($to::date)
        and team_id is not null
        and platform is null
),
quarters as (
    select
        metric,
        count(value)::int                        as known,
        if(known < 5, null, quantile_cont(value, [0.25, 0.5, 0.75])) as quarter,
    from said
    where team_id in (select team_id from peers)
    group by metric
),
told as (
    select metric, value, value_unknown, low, high
    from metrics.cells
    where
        cell = metrics.cell_of($team, null)
        and list_contains($metrics, metric)
        and months = $months
        and period_to between $to and last_day($to::date)
),
sides as (
    select
        definitions.metric,
        title,
        unit,
        better,
        own.headcount,
        told.value,
        coalesce(told.value_unknown, 'nothing is counted here') as reason,
        told.low,
        told.high,
        coalesce(known, 0)                       as known,
        peers,
        widest,
        quarter[1]                               as lower_quartile,
        quarter[2]                               as median,
        quarter[3]                               as upper_quartile,
    from own
    cross join (
        select count(*)::int as peers, max(widest) as widest from peers
    )
    cross join metrics.definitions
    left join told on told.metric = definitions.metric
    left join quarters on quarters.metric = definitions.metric
    where list_contains($metrics, definitions.metric)
        and (kind = 'duration' or kind like 'ratio%')
)
select
    * exclude (headcount, reason, median),
    if(value is null, reason, null)              as value_unknown,
    median,
    case
        when median is not null then null
        when headcount is null then 'no headcount above 0 of this team is known'
        when peers = 0 then 'fewer than 5 other teams have a headcount'
        else format('known of only {} of {} such teams', known, peers)
    end                                          as median_unknown,
    case
        when low > median then 'clearly above'
        when high < median then 'clearly below'
        when coalesce(low, high) + median is not null then 'not clearly apart'
        when value > upper_quartile then 'in the upper quarter'
        when value < lower_quartile then 'in the lower quarter'
        when value is not null and median is not null then 'in the middle half'
    end                                          as stands,
from sides
order by list_position($metrics, metric)
