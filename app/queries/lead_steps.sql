-- scope: everyone
-- Every step of the curves of lead times, for a file: after `days` a share of
-- `survival` is still open, of `at_risk` that were watched for as long.
with sides as (
    select 'chosen' as side, $from::date as from_day, $to::date as to_day
    union all
    select 'compared', $compare_from::date, $compare_to::date
    where $compare_from::date is not null
),
tallies as (
    select side as curve, days, done, still_open
    from sides
    join marts.lead_times on month between date_trunc('month', from_day) and to_day
    where team_id = coalesce($team::varchar, '*')
)
select
    side,
    from_day,
    to_day,
    days,
    cases::int                                   as requests,
    at_risk::int                                 as at_risk,
    done::int                                    as done,
    survival                                     as still_open,
    low,
    high,
from lake.kaplan_meier(tallies)
join sides on side = curve
where done > 0 and cases >= 10
order by side, days
