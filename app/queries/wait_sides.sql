-- scope: everyone
-- How long requests waited, by kind of wait and side of the launch (`all` sides too):
-- Kaplan and Meier's days and shares with their limits and, beside them, Aalen and
-- Johansen's shares at the limit of the wait, in which cancelled is an end of its own.
select
    wait,
    side,
    requests,
    done,
    cancelled,
    still_open,
    limit_days,
    median,
    median_unknown,
    median_low,
    median_high,
    p85,
    p85_unknown,
    p85_low,
    p85_high,
    over,
    over_unknown,
    over_low,
    over_high,
    done_within,
    over_unknown                                 as done_within_unknown,
    done_within_low,
    done_within_high,
    cancelled_within,
    over_unknown                                 as cancelled_within_unknown,
    open_after,
    over_unknown                                 as open_after_unknown,
    overstated,
    over_unknown                                 as overstated_unknown,
from marts.waits
where
    grouped_by = if($team::varchar is null, 'all', 'team')
    and ($team is null or of = $team)
order by wait, list_position(['before', 'after', 'none', 'all'], side)
