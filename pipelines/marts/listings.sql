-- One row per registry row (by series and native id) and span of days in which the
-- registry said the same of it, with the tool that it folds into; `load_id` and `line`
-- are of the newest export that says it. `valid_to` is exclusive, null while it stands;
-- with `is_ended` the row is not listed on the days after it, up to `back_on`.
-- Two full exports in a row that lack a tool end it with the first of them, unless a
-- log speaks of the tool since: then it stands on, until the first of two such exports
-- after the last day that the log speaks of (`seen_on`). A copy ends without a word of
-- the log while another copy is listed.
-- index: tool_id
with rows as (
    select tools.*, tool_id, is_canonical
    from staging.tools
    join marts.tool_keys
        on tool_keys.series = tools.series and tool_keys.native_id = tools.native_id
),
ended as (
    select
        rows.* replace (if(heard.load_id is null, valid_to, held_to) as valid_to),
        seen_on,
        hash(row(
            tool_name, description, kind, platform, environment, team_name,
            builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys,
            data_class, data_sources, status, build_method, replaces_request,
            lineage_of, url, users_estimate, is_declared_depended_on, is_retired,
            created_on, last_review_on, retired_on, criticality, schedule, is_revenue,
            depends_on, support_contact_keys, confirmed_by_key, confirmed_on,
            load_names_people
        ))                                       as content,
    from rows
    left join marts.heard_absences as heard
        on heard.load_id = rows.load_id and heard.line = rows.line
),
marked as (
    select
        *,
        coalesce(
            content <> lag(content) over row_order
            or valid_from <> lag(valid_to) over row_order,
            true
        )                                        as is_start,
    from ended
    window row_order as (partition by series, native_id order by turn)
),
counted as (
    select
        *,
        count_if(is_start) over (
            partition by series, native_id
            order by turn
        )                                        as span,
    from marked
),
spans as (
    select
        * replace (
            min(valid_from) over (partition by series, native_id, span) as valid_from
        ),
        max(turn) over (partition by series, native_id) = turn as is_newest,
    from counted
    qualify max(turn) over (partition by series, native_id, span) = turn
)
select
    * exclude (content, is_start, next_listed_on, full_exports, first_seen_at, source),
    valid_to is not null and valid_to is distinct from next_listed_on as is_ended,
    if(is_ended, next_listed_on, null)           as back_on,
from spans
