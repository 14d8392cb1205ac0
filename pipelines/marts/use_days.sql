-- One row per load, local day, registered tool, actor and class of operation (use, run,
-- author …), with the last line that tells of it. An event names its tool by native id,
-- in whatever case, in any copy; only one that carries no id is taken by an exact name
-- that a single tool has. `person_id` is the actor's key where no people export knows
-- it, null for robots and for events without an actor.
-- stored: month
with ids as (
    select lower(native_id) as tool_key, min(tool_id) as tool_id
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
),
names as (
    select
        regexp_replace(lower(trim(tool_name)), '\s+', ' ', 'g') as tool_name,
        min(tool_id)                             as tool_id,
    from marts.tool_keys
    group by all
    having count(distinct tool_id) = 1
)
select
    load_id,
    uses.day,
    coalesce(ids.tool_id, names.tool_id)         as tool_id,
    if(
        is_robot or robot_keys.person_key is not null,
        null,
        coalesce(person_keys.person_id, actor_key)
    )                                            as person_id,
    operation_class,
    sum(events)::bigint                          as events,
    max(line)                                    as line,
from staging.uses
left join ids on ids.tool_key = uses.tool_key
left join names on names.tool_name = uses.tool_name
left join marts.person_keys on person_keys.person_key = uses.actor_key
left join marts.robot_keys on robot_keys.person_key = uses.actor_key
where coalesce(ids.tool_id, names.tool_id) is not null
group by all
