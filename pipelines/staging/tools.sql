-- One row per registry row and the days between which it is the newest word on its
-- tool.
-- stored: table
-- A row with a native id stands until the tool's next row, or until the first of two
-- full exports of its series in a row that lack it; absence from one, or from a partial
-- export, ends nothing. A row without an id is known by its content and its occurrence
-- in the export, and the next full export that lacks it ends it. Of an id that one
-- export has several times, rows that say the same are one; the second of those that
-- differ and on get an id of their own, so that none is lost. What an export may tell
-- beyond its first columns is no part of what a row without an id is known by: a sheet
-- that begins to tell of confirmations lists the tools that it listed. A row that cannot be read
-- is not absent: it says what it said before, and an export of which such a row does not
-- even tell the id proves nobody's absence.
-- `full_exports` counts the days of full exports up to this one's, `missed` those after
-- it, and before that of the tool's next row, that lack the row; the first of them is
-- `missing_from`. With `load_names_people` the export names somebody for one of its
-- tools.
with dated as (
    select *, coalesce(snapshot_day, first_seen_at::date) as listed_on
    from lake.loads_of_tools
),
full_loads as (
    select
        series,
        row_number() over (partition by series order by listed_on) as number,
        listed_on                                as day,
    from (
        select distinct series, listed_on
        from dated
        where
            is_full
            and load_id not in (
                select load_id from lake.lost_tools where native_id is null
            )
    )
),
loads as (
    select
        load_id,
        dated.series,
        is_full,
        listed_on,
        row_number() over (
            partition by dated.series order by listed_on, first_seen_at, load_id
        )                                        as turn,
        coalesce(full_loads.number, 0)           as full_exports,
        coalesce(full_loads.day = listed_on, false) as proves_absence,
        coalesce(newest.number, 0)               as all_full_exports,
    from dated
    asof left join full_loads
        on full_loads.series = dated.series and full_loads.day <= listed_on
    left join (
        select series, max(number) as number from full_loads group by series
    ) as newest on newest.series = dated.series
),
known as (
    select
        tools.* exclude (native_id, series, is_full),
        loads.series,
        loads.is_full,
        loads.proves_absence,
        loads.listed_on,
        loads.turn,
        loads.full_exports,
        loads.all_full_exports,
        nullif(trim(native_id), '')              as own_id,
        row(
            tool_name, description, kind, platform, environment, team_name,
            builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys,
            data_class, data_sources, status, build_method, replaces_request,
            lineage_of, url, users_estimate, is_declared_depended_on, is_retired,
            created_on, last_review_on, retired_on
        )                                        as content,
        row(
            criticality, schedule, is_revenue, depends_on, support_contact_keys,
            confirmed_by_key, confirmed_on
        )                                        as further_content,
        if(own_id is not null, null, 'row-' || left(md5(content::varchar), 16))
                                                 as content_id,
    from lake.tools
    join loads on loads.load_id = tools.load_id
),
repeated as (
    select load_id, line
    from known
    semi join (
        select load_id, own_id
        from known
        where own_id is not null
        group by load_id, own_id
        having count(*) > 1
    ) as several on several.load_id = known.load_id and several.own_id = known.own_id
    qualify row_number() over (
        partition by load_id, own_id, content, further_content
        order by line
    ) > 1
),
keyed as (
    select
        * exclude (own_id, content, further_content, content_id),
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
        anti join repeated
            on repeated.load_id = known.load_id and repeated.line = known.line
    )
),
unread as (
    select keyed.* replace (
        lost.load_id as load_id,
        lost.line as line,
        lost.is_full as is_full,
        lost.proves_absence as proves_absence,
        lost.listed_on as listed_on,
        lost.turn as turn,
        lost.full_exports as full_exports,
    )
    from (
        select loads.*, native_id, min(line) as line
        from lake.lost_tools
        join loads on loads.load_id = lost_tools.load_id
        where native_id is not null
        group by all
    ) as lost
    asof join keyed
        on keyed.series = lost.series
        and keyed.native_id = lost.native_id
        and keyed.turn < lost.turn
    anti join keyed as read
        on read.load_id = lost.load_id and read.native_id = lost.native_id
),
all_rows as (
    from keyed
    union all by name
    from unread
),
followed as (
    select
        all_rows.*,
        lead(listed_on) over tool_order          as next_listed_on,
        greatest(coalesce(
            lead(full_exports - proves_absence::int) over tool_order,
            all_full_exports
        ) - full_exports, 0)                     as missed,
    from all_rows
    window tool_order as (partition by series, native_id order by turn)
)
select
    followed.* exclude (
        occurrence, all_full_exports, proves_absence, next_listed_on, listed_on,
        snapshot_day
    ),
    listed_on                                    as snapshot_day,
    bool_or(len(flatten([
        builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys
    ])) > 0) over (partition by load_id)         as load_names_people,
    listed_on                                    as valid_from,
    next_listed_on,
    if(missed > 0, full_loads.day, null)    as missing_from,
    if(missed >= if(is_keyless, 1, 2), full_loads.day, next_listed_on) as valid_to,
from followed
left join full_loads
    on full_loads.series = followed.series
    and full_loads.number = followed.full_exports + 1
