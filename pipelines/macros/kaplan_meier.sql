-- takes: tallies
-- gives: rows
-- One row per curve and number of days of `tallies`, a table or an expression of whoever
-- asks (curve, days, done, still_open: cases): after `days` a share of `survival` is
-- still open, by Kaplan and Meier's estimate with Greenwood's limits of 95 % on the
-- log-log scale, of `at_risk` cases that were watched for as long and `cases` in all.
with ended as (
    select
        curve,
        days,
        sum(done)::double                        as done,
        sum(done + still_open)::double           as ended,
    from query_table(tallies)
    group by curve, days
),
risks as (
    select
        *,
        sum(ended) over (partition by curve order by days desc) as at_risk,
        sum(ended) over (partition by curve)     as cases,
    from ended
)
select
    curve,
    days,
    at_risk,
    cases,
    done,
    product((at_risk - done) / at_risk) over grown as survival,
    sqrt(sum(done / nullif(at_risk * (at_risk - done), 0)) over grown)
        / nullif(ln(nullif(survival, 0)), 0)     as spread,
    pow(survival, exp(-1.959963984540054 * spread)) as low,
    pow(survival, exp(1.959963984540054 * spread)) as high,
from risks
window grown as (partition by curve order by days)
