-- One row per tool, role, key that the registry names for it and span of days in which
-- it did so. All copies of a tool name its people, those of the production copy first:
-- `place` 1 is the first named by the newest row. `load_id` and `line` are of that row.
with named as (
    select
        tool_id,
        role,
        unnest(keys)                             as person_key,
        generate_subscripts(keys, 1) + if(is_canonical, 0, 1000) as place,
        valid_from,
        coalesce(valid_to, 'infinity'::date)     as valid_to,
        load_id,
        line,
    from (
        select
            listings.*,
            unnest(['builder', 'owner', 'backup', 'reviewer', 'on_call']) as role,
            unnest([
                builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys
            ])                                   as keys,
        from marts.listings
        where valid_to is null or valid_from < valid_to
    )
),
touching as (
    select
        *,
        coalesce(valid_from > max(valid_to) over (
            key_order rows between unbounded preceding and 1 preceding
        ), true)                                 as is_start,
    from named
    window key_order as (
        partition by tool_id, role, person_key
        order by valid_from, place, load_id, line
    )
),
spans as (
    select
        *,
        count_if(is_start) over (
            partition by tool_id, role, person_key
            order by valid_from, place, load_id, line
        )                                        as span,
    from touching
)
select
    tool_id,
    role,
    person_key,
    arg_max(place, (valid_from, -place))         as place,
    min(valid_from)                              as from_day,
    nullif(max(valid_to), 'infinity'::date)      as to_day,
    arg_max(load_id, (valid_from, -place))       as load_id,
    arg_max(line, (valid_from, -place))          as line,
from spans
group by tool_id, role, person_key, span
