-- One row per class of requests: within how many days half, 85 % and 95 % of those that
-- are done were done, of those opened inside the export's window, unknown below ten; and
-- whether people outside IT could have built what it asks for, by rules frozen on a day.
with counted as (
    select
        class,
        any_value(is_eligible)                   as is_eligible,
        count(*) filter (is_done and is_inside_window) as done,
        quantile_disc(days, [0.5, 0.85, 0.95]) filter (is_done and is_inside_window)
                                                 as quantiles,
    from marts.requests
    group by class
)
select
    class,
    is_eligible,
    classes_frozen_on                            as frozen_on,
    done,
    if(done < 10, null, quantiles[1])            as p50_days,
    if(done < 10, null, quantiles[2])            as p85_days,
    if(done < 10, null, quantiles[3])            as p95_days,
    if(done < 10, format('only {} done of the class {}', done, class), null)
                                                 as p85_days_unknown,
from counted
cross join lake.program
