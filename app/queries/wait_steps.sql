-- scope: everyone
-- Every step of the curves of waits, for a file: after `days` a share still
-- waits by Kaplan and Meier, who take a cancelled request for one that would have been
-- done like the others; by Aalen and Johansen, shares are done, cancelled and waiting.
with found as (
    select * exclude (grouped_by, of)
    from marts.wait_tallies
    where
        grouped_by = if($team::varchar is null, 'all', 'team')
        and of = coalesce($team, '*')
),
tallies as (
    select
        {'wait': wait, 'side': side}             as curve,
        days,
        done,
        cancelled + still_open                   as still_open,
    from found
),
curves as (
    select curve.wait as wait, curve.side as side, days, at_risk, survival, low, high
    from lake.kaplan_meier(tallies)
),
left_open as (
    select
        found.*,
        at_risk,
        survival,
        low,
        high,
        product((at_risk - found.done - cancelled) / at_risk) over grown as open,
    from found
    join curves
        on curves.wait = found.wait
        and curves.side = found.side
        and curves.days = found.days
    window grown as (partition by found.wait, found.side order by found.days)
),
steps as (
    select
        *,
        coalesce(lag(open) over grown, 1)        as open_before,
    from left_open
    window grown as (partition by wait, side order by days)
)
select
    wait,
    side,
    days,
    at_risk::int                                 as at_risk,
    done,
    cancelled,
    survival                                     as still_waiting_kaplan_meier,
    low,
    high,
    sum(open_before * done / at_risk) over grown as done_aalen_johansen,
    sum(open_before * cancelled / at_risk) over grown as cancelled_aalen_johansen,
    open                                         as still_waiting_aalen_johansen,
from steps
window grown as (partition by wait, side order by days)
order by wait, side, days
