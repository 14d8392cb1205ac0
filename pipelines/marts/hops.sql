-- One row per hop of a ticket from one known group to another, in order of update time,
-- then update count (a row without one tells how its time ended). Updates that name no
-- group are skipped. An escalation leads to an
-- engineering group of program.yaml from a group that is none; a hop from one
-- engineering group to another is not.
with known as (
    select
        ticket_id,
        group_name                               as to_group,
        lag(group_name) over (
            partition by ticket_id
            order by
                updated_at nulls first,
                update_count nulls last,
                snapshot_day nulls first,
                first_seen_at nulls first,
                load_id,
                line
        )                                        as from_group,
        updated_at                               as hopped_at,
        load_id,
        line,
    from staging.ticket_updates
    where group_name is not null
),
engineering as (
    select [lower(trim(name)) for name in engineering_groups] as names
    from lake.program
)
select
    ticket_id,
    from_group,
    to_group,
    list_contains(names, lower(to_group))
        and not list_contains(names, lower(from_group)) as is_escalation,
    hopped_at,
    lake.local_day(hopped_at) as hopped_on,
    load_id,
    line,
from known
cross join engineering
where lower(from_group) <> lower(to_group)
