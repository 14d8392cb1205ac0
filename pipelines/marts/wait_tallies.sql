-- One row per kind of wait (until done, until first touched, for an approval), group
-- (all, eligible or not, a class, a team), side of the launch and length in days:
-- how many waits ended so, or were last seen open, at it. `of` names the group's
-- member, `*` for all; it is the team's id, the class or `eligible` and `others`.
with waits as (
    select 'done' as wait, days, ending, side, team_id, class, is_eligible
    from marts.request_waits
    union all
    select 'touch', touch_days, touch_ending, side, team_id, class, is_eligible
    from marts.request_waits
    where touch_unknown is null
    union all
    select
        'approval', approval_days_waited, approval_ending, side, team_id, class,
        is_eligible
    from marts.request_waits
    where approval_ending is not null
),
cells as (
    select
        wait,
        side,
        days,
        team_id,
        class,
        any_value(is_eligible)                   as is_eligible,
        count_if(ending = 'done')                as done,
        count_if(ending = 'cancelled')           as cancelled,
        count_if(ending = 'open')                as still_open,
    from waits
    group by wait, side, days, team_id, class
),
grouped as (
    select
        wait,
        case
            when grouping(team_id) = 0 then 'team'
            when grouping(class) = 0 then 'class'
            when grouping(is_eligible) = 0 then 'eligibility'
            else 'all'
        end                                      as grouped_by,
        case grouped_by
            when 'team' then team_id
            when 'class' then class
            when 'eligibility' then if(is_eligible, 'eligible', 'others')
            else '*'
        end                                      as of,
        side,
        days,
        sum(done)::int                           as done,
        sum(cancelled)::int                      as cancelled,
        sum(still_open)::int                     as still_open,
        bool_and(is_eligible is not null)        as is_told,
    from cells
    group by grouping sets (
        (wait, side, days),
        (wait, side, days, is_eligible),
        (wait, side, days, class),
        (wait, side, days, team_id)
    )
)
select * exclude (is_told)
from grouped
where grouped_by <> 'eligibility' or is_told
order by grouped_by, of, wait, side, days
