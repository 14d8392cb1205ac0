-- scope: everyone
-- One row per number of months since a team's launch (below 0 before it): eligible
-- requests against those to be expected without the program, and the others beside
-- them.
select
    one.since,
    one.side,
    one.change,
    one.change_unknown,
    one.low,
    one.high,
    one.requests,
    one.expected,
    one.teams,
    other.change                                 as others,
    if(other.change is null, coalesce(other.change_unknown, 'not compared'), null)
                                                 as others_unknown,
    other.low                                    as others_low,
    other.high                                   as others_high,
from marts.effect_since as one
left join marts.effect_since as other
    on other.series = 'others' and other.since = one.since and other.side = one.side
where one.series = 'eligible'
order by one.since
