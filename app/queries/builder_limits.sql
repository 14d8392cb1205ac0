-- scope: everyone
-- How far the share of builders of a team of each size strays from that of all teams by
-- chance alone, in the month that $to lies in; smallest teams first.
select headcount, share, low_95, high_95, low_998, high_998
from marts.builder_limits
where month = date_trunc('month', $to::date)
order by headcount
