-- One row per class of eligible requests, and one for all of them and for tools of no
-- class (null): in teams that have launched, requests opened and tools that others than
-- their builders first used, in up to twelve whole months before the launch and as many
-- after it, with the staff-months of both. Only months of which the tickets, the
-- headcount and the logs of use tell. `untold`: tools begun in these months of which no
-- log says when they were first used.
with months as (
    select
        effect_months.month,
        effect_months.team_id,
        staff_months,
        effect_months.month < launched_on        as is_before,
    from marts.effect_months
    join marts.logged_months
        on logged_months.month = effect_months.month
        and use_unknown is null
        and is_complete
    where
        launched_on is not null
        and left_out is null
        and effect_months.month <> date_trunc('month', launched_on)
        and abs(datediff('month', launched_on, effect_months.month)) <= 12
),
sides as (
    select
        team_id,
        count(*) filter (is_before)              as months_before,
        count(*) filter (not is_before)          as months_after,
    from months
    group by team_id
),
counted as (
    select months.*
    from months
    join sides on sides.team_id = months.team_id
    where months_before > 0 and months_after > 0
),
asked as (
    select
        request_months.class,
        sum(opened_inside_window) filter (is_before) as asked_before,
        sum(opened_inside_window) filter (not is_before) as asked_after,
    from marts.request_months
    join marts.request_classes on request_classes.class = request_months.class
    join counted
        on counted.month = request_months.month
        and counted.team_id = request_months.team_id
    where is_eligible
    group by request_months.class
),
built as (
    select
        tool_beginnings.class,
        count(shared_on) filter (is_before)      as built_before,
        count(shared_on) filter (not is_before)  as built_after,
        count(shared_untold)                 as untold,
    from marts.tool_beginnings
    join counted
        on counted.month = date_trunc(
            'month', if(shared_untold is null, shared_on, began_on)
        )
        and counted.team_id = tool_beginnings.team_id
    group by tool_beginnings.class
),
classes as (
    select
        coalesce(asked.class, built.class)       as class,
        coalesce(asked_before, 0)                as asked_before,
        coalesce(asked_after, 0)                 as asked_after,
        coalesce(built_before, 0)                as built_before,
        coalesce(built_after, 0)                 as built_after,
        coalesce(untold, 0)                      as untold,
    from asked
    full join built on built.class = asked.class
),
summed as (
    select
        class,
        grouping(class) = 1                      as is_all,
        sum(asked_before)::bigint                as asked_before,
        sum(asked_after)::bigint                 as asked_after,
        sum(built_before)::bigint                as built_before,
        sum(built_after)::bigint                 as built_after,
        sum(untold)::bigint                      as untold,
    from classes
    group by grouping sets ((class), ())
)
select
    summed.*,
    told.*,
from summed
cross join (
    select
        count(distinct team_id)                  as teams,
        min(month)                               as from_month,
        max(month)                               as to_month,
        sum(staff_months) filter (is_before)     as staff_before,
        sum(staff_months) filter (not is_before) as staff_after,
    from counted
) as told
where teams > 0
