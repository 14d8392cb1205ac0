-- scope: everyone
-- The share of requests that still wait, until done, until first touched and for an
-- approval, by days and side of the launch: Kaplan and Meier's curve with its limits,
-- from 10 requests. Of its steps those that lead below another half of a per cent: a
-- chart shows no more.
with tallies as (
    select
        {'wait': wait, 'side': side}             as curve,
        days,
        done,
        cancelled + still_open                   as still_open,
    from marts.wait_tallies
    where
        grouped_by = if($team::varchar is null, 'all', 'team')
        and ($team is null or of = $team)
),
steps as (
    select
        *,
        ceil(round(survival * 200, 9))           as level,
        lag(level) over (partition by curve order by days) as level_before,
    from lake.kaplan_meier(tallies)
)
select
    curve.wait                                   as wait,
    curve.side                                   as side,
    any_value(cases)::int                        as requests,
    max(days)                                    as longest,
    list({
        'days': days,
        'survival': round(survival, 6),
        'low': round(low, 6),
        'high': round(high, 6),
    } order by days) filter (level is distinct from level_before) as steps,
from steps
group by curve
having any_value(cases) >= 10 and sum(done) > 0
order by wait, side
