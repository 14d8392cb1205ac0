-- One row per class, team, and side of eligibility (`grouped_by`, `of`) of which requests
-- were opened: how long they waited until done and until first touched, also by side of
-- the launch, and whether the sides differ by more than chance until done.
with sides as (
    select
        grouped_by,
        of,
        any_value(if(wait = 'done' and side = 'all', waits, null)) as whole,
        any_value(if(wait = 'done' and side = 'before', waits, null)) as earlier,
        any_value(if(wait = 'done' and side = 'after', waits, null)) as later,
        any_value(if(wait = 'touch' and side = 'all', waits, null)) as touch,
        any_value(if(wait = 'touch' and side = 'before', waits, null)) as touch_before,
        any_value(if(wait = 'touch' and side = 'after', waits, null)) as touch_after,
    from marts.waits
    where grouped_by <> 'all' and wait <> 'approval'
    group by grouped_by, of
)
select
    sides.grouped_by,
    sides.of,
    whole.requests                               as requests,
    earlier.requests                             as before_requests,
    later.requests                               as after_requests,
    whole.median                                 as median,
    whole.median_unknown                         as median_unknown,
    earlier.median                               as before_median,
    later.median                                 as after_median,
    whole.p85                                    as p85,
    whole.p85_unknown                            as p85_unknown,
    earlier.p85                                  as before_p85,
    later.p85                                    as after_p85,
    whole.over                                   as over,
    whole.over_unknown                           as over_unknown,
    earlier.over                                 as before_over,
    later.over                                   as after_over,
    touch.over                                   as touch_over,
    if(touch is null, 'no log tells its updates over time', touch.over_unknown)
                                                 as touch_over_unknown,
    touch_before.over                            as before_touch_over,
    touch_after.over                             as after_touch_over,
    sooner,
    log_rank,
    if(
        earlier is null or later is null,
        'opened on one side of the launch alone',
        log_rank_unknown
    )                                            as log_rank_unknown,
    gray_sooner,
    gray,
    if(
        earlier is null or later is null,
        'opened on one side of the launch alone',
        gray_unknown
    )                                            as gray_unknown,
from sides
left join marts.wait_tests
    on wait_tests.wait = 'done'
    and wait_tests.grouped_by = sides.grouped_by
    and wait_tests.of = sides.of
