-- One row per report day and tool whose owners were confirmed in Lanemark: the newest
-- such decision that stood on the day. On the latest day that is whatever was decided
-- until now, on an earlier one what had been, and was not taken back, by then. What was
-- said of other owners than the registry names on the day is none.
with said as materialized (
    select
        tool_id,
        decided_by,
        decision_id,
        lake.local_day(decided_at)               as decided_on,
        undone_at is not null                    as is_undone,
        lake.local_day(undone_at)                as undone_on,
        ground['owners']                         as owners_then,
    from lake.ownership_decisions as decisions
    join marts.tool_keys
        on tool_keys.series || '/' || tool_keys.native_id = decisions.key
    where decision = 'confirm'
),
stood as materialized (
    select days.day, said.*
    from marts.days
    join said on if(
        is_latest,
        not is_undone,
        decided_on <= day and (undone_on is null or undone_on > day)
    )
),
named as materialized (
    select
        day,
        tool_id,
        left(md5(array_to_string(list_sort(list(distinct person_key)), ' ')), 16)
                                                 as owners_now,
    from (select distinct day, tool_id from stood) as asked
    join marts.tool_roles using (tool_id)
    where role = 'owner' and from_day <= day and (to_day is null or day < to_day)
    group by day, tool_id
)
select
    stood.day,
    stood.tool_id,
    max(decided_on)                              as confirmed_on,
    arg_max(decided_by, (decided_on, decision_id)) as confirmed_by,
from stood
left join named on named.day = stood.day and named.tool_id = stood.tool_id
where owners_now is not distinct from owners_then
group by stood.day, stood.tool_id
