-- One row per registry row and the days between which it is the newest word on its
-- tool.
-- stored: table
-- A row with a native id stands until the tool's next row, or until the first of two
-- full exports of its series in a row that lack it; absence from one, or from a partial
-- export, ends nothing. A row without an id is known by its content and its occurrence
-- in the export, and the next full export that lacks it ends it. Of an id that one
-- export has several times, the second row and on get an id of their own, so that none
-- is lost. With `load_names_people` the export names somebody for one of its tools.
with loads as (
    select
        load_id,
        series,
        is_full,
        coalesce(snapshot_day, first_seen_at::date) as listed_on,
        row_number() over export_order           as turn,
        count_if(is_full) over export_order      as full_exports,
        count_if(is_full) over (partition by series) as all_full_exports,
    from lake.loads_of_tools
    window export_order as (
        partition by series
        order by coalesce(snapshot_day, first_seen_at::date), first_seen_at, load_id
    )
),
full_loads as (
    select series, full_exports as number, listed_on as day from loads where is_full
),
known as (
    select
        tools.* exclude (native_id, series, is_full),
        loads.series,
        loads.is_full,
        loads.listed_on,
        loads.turn,
        loads.full_exports,
        loads.all_full_exports,
        nullif(trim(native_id), '')              as own_id,
        if(own_id is not null, null, 'row-' || left(md5(row(
            tool_name, description, kind, platform, environment, team_name,
            builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys,
            data_class, data_sources, status, build_method, replaces_request,
            lineage_of, url, users_estimate, is_declared_depended_on, is_retired,
            created_on, last_review_on, retired_on
        )::varchar), 16))                        as content_id,
    from lake.tools
    join loads on loads.load_id = tools.load_id
),
keyed as (
    select
        * exclude (own_id, content_id),
        coalesce(own_id, content_id)
            || if(occurrence = 1, '', '~' || occurrence) as native_id,
        own_id is null                           as is_keyless,
    from (
        select
            *,
            row_number() over (
                partition by load_id, coalesce(own_id, content_id)
                order by line
            )                                    as occurrence,
        from known
    )
),
followed as (
    select
        keyed.*,
        lead(listed_on) over tool_order          as next_listed_on,
        coalesce(
            lead(full_exports - is_full::int) over tool_order,
            all_full_exports
        ) - full_exports                         as missed,
    from keyed
    window tool_order as (partition by series, native_id order by turn)
)
select
    followed.* exclude (
        occurrence, full_exports, all_full_exports, next_listed_on, missed, is_keyless,
        listed_on, snapshot_day
    ),
    listed_on                                    as snapshot_day,
    bool_or(len(flatten([
        builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys
    ])) > 0) over (partition by load_id)         as load_names_people,
    listed_on                                    as valid_from,
    if(missed >= if(is_keyless, 1, 2), full_loads.day, next_listed_on) as valid_to,
from followed
left join full_loads
    on full_loads.series = followed.series
    and full_loads.number = followed.full_exports + 1
