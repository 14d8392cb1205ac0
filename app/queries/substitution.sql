-- scope: everyone
-- One row per class of eligible requests, one for tools of no class and, first, one of
-- all: requests opened and tools first used by others in the same months before and
-- after each team's launch, also per 100 staff-months; and of the requests that came no
-- more how many times as many tools came instead (`moved`), where there were fewer and
-- the logs tell of most tools.
with rates as (
    select
        *,
        asked_before * 100 / nullif(staff_before, 0) as asked_rate_before,
        asked_after * 100 / nullif(staff_after, 0) as asked_rate_after,
        built_before * 100 / nullif(staff_before, 0) as built_rate_before,
        built_after * 100 / nullif(staff_after, 0) as built_rate_after,
    from marts.substitution
),
judged as (
    select
        *,
        case
            when coalesce(asked_rate_after >= asked_rate_before, true)
                then 'there are not fewer requests'
            when untold > built_after
                then 'of most tools no log tells when they were first used'
        end                                      as moved_unknown,
    from rates
)
select
    class,
    is_all,
    teams::int                                   as teams,
    from_month,
    to_month,
    round(staff_before)::int                     as staff_before,
    round(staff_after)::int                      as staff_after,
    asked_before::int                            as asked_before,
    asked_after::int                             as asked_after,
    built_before::int                            as built_before,
    built_after::int                             as built_after,
    untold::int                                  as untold,
    asked_rate_before,
    asked_rate_after,
    built_rate_before,
    built_rate_after,
    if(
        moved_unknown is null,
        (built_rate_after - built_rate_before) / (asked_rate_before - asked_rate_after),
        null
    )                                            as moved,
    moved_unknown,
from judged
order by not is_all, asked_before + asked_after desc, class nulls last
