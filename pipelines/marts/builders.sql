-- One row per month and person who authored something (created, edited or published)
-- within `builder.days` to the month's last day, or to the last day of the log in the
-- newest month. A tool that no registry lists counts as well. The team is that of the
-- newest people export up to that day, else of the first one; `load_id` and `line` are
-- of the newest such event.
with authored as (
    select
        coalesce(person_keys.person_id, actor_key) as person_id,
        authored.day,
        events,
        occurred_at,
        authored.load_id,
        authored.line,
    from staging.authored
    left join marts.person_keys on person_keys.person_key = actor_key
    left join marts.robot_keys on robot_keys.person_key = actor_key
    where robot_keys.person_key is null
),
bounds as (
    select
        (select min(day) from staging.log_days) as first_day,
        least(as_of, data_through)               as last_day,
    from lake.program
    cross join lake.entities
    where entity = 'events'
),
months as (
    select
        month,
        least(last_day(month), last_day)         as day,
    from (
        select
            unnest(range(
                date_trunc('month', first_day), last_day + 1, interval 1 month
            ))::date                             as month,
            last_day,
        from bounds
    )
),
built as (
    select
        month,
        months.day,
        person_id,
        sum(events)::bigint                      as events,
        arg_max(load_id, (occurred_at, load_id, line)) as load_id,
        arg_max(line, (occurred_at, load_id, line)) as line,
    from authored
    cross join lake.program
    join months on authored.day <= months.day
        and authored.day > months.day - builder_days
    group by month, months.day, person_id
)
select
    built.month,
    coalesce(team_id, 'unassigned')              as team_id,
    built.person_id,
    events,
    load_id,
    line,
from built
asof left join marts.person_places
    on person_places.person_id = built.person_id and from_day <= built.day
