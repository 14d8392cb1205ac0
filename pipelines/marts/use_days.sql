-- One row per load, local day, registered tool, actor and class of operation (use, run,
-- author …), with the last line that tells of it. `person_id` is the actor's key where no
-- people export knows it, null for robots and for events without an actor.
-- stored: month
-- by month: marts.log_tools, marts.log_people
-- one by one: load_id
with ids as (
    select month, word, tool_id
    from marts.log_tools
    where kind = 'tool id'
),
names as (
    select month, word, tool_id
    from marts.log_tools
    where kind = 'tool name'
)
select
    load_id,
    uses.day,
    coalesce(ids.tool_id, names.tool_id)         as tool_id,
    if(
        uses.is_robot or coalesce(log_people.is_robot, false),
        null,
        coalesce(person_id, uses.actor_key)
    )                                            as person_id,
    operation_class,
    sum(events)::bigint                          as events,
    max(line)                                    as line,
from staging.uses
left join ids
    on ids.word = uses.tool_key and ids.month = date_trunc('month', uses.day)
left join names
    on names.word = uses.tool_name and names.month = date_trunc('month', uses.day)
left join marts.log_people
    on log_people.actor_key = uses.actor_key
    and log_people.month = date_trunc('month', uses.day)
where coalesce(ids.tool_id, names.tool_id) is not null
group by all
