-- scope: everyone
-- One row per month where all launches make one series: eligible requests of the
-- launched teams, and those to be expected without the program; before it, as fitted.
select
    month                                        as day,
    side,
    requests,
    expected,
    low,
    high,
from marts.effect_series
where series = 'eligible'
order by month
