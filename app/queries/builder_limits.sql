-- scope: everyone
-- How far the share of builders of a team of each size strays from that of all teams by
-- chance alone, month by month; smallest teams first.
select month, headcount, share, low_95, high_95, low_998, high_998
from marts.builder_limits
order by month, headcount
