-- scope: everyone
-- Every step of the curves of lead_curves.sql, for a file: after `days` a share of
-- `survival` is still open, of `at_risk` that were watched for as long.
with sides as (
    select 'chosen' as side, $from::date as from_day, $to::date as to_day
    union all
    select 'compared', $compare_from::date, $compare_to::date
    where $compare_from::date is not null
),
tallies as (
    select
        side,
        days,
        sum(done)::double                        as done,
        sum(done + still_open)::double           as ended,
    from sides
    join marts.lead_times on month between date_trunc('month', from_day) and to_day
    where team_id is not distinct from $team::varchar
    group by side, days
),
risks as (
    select
        *,
        sum(ended) over (partition by side order by days desc) as at_risk,
        sum(ended) over (partition by side)      as requests,
    from tallies
),
steps as (
    select
        *,
        product((at_risk - done) / at_risk) over grown as survival,
        sqrt(sum(done / nullif(at_risk * (at_risk - done), 0)) over grown)
            / nullif(ln(nullif(survival, 0)), 0) as spread,
        pow(survival, exp(-1.959963984540054 * spread)) as low,
        pow(survival, exp(1.959963984540054 * spread)) as high,
    from risks
    window grown as (partition by side order by days)
)
select
    side,
    from_day,
    to_day,
    days,
    requests::int                                as requests,
    at_risk::int                                 as at_risk,
    steps.done::int                              as done,
    survival                                     as still_open,
    low,
    high,
from steps
join sides using (side)
where steps.done > 0 and requests >= 10
order by side, days
