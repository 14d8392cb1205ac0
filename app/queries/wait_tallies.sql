-- scope: everyone
-- Waits until done, until first touched and for an approval, of $team or of all, by
-- side of the launch: how many have lasted so many days, and how many of them ended
-- done.
select
    wait,
    side,
    days,
    done,
    done + cancelled + still_open                as waiting,
from marts.wait_tallies
where
    grouped_by = if($team::varchar is null, 'all', 'team')
    and of = coalesce($team, '*')
order by wait, side, days
