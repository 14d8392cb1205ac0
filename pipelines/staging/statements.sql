-- One row per row of a registry, people, headcount or launch export, and one number for
-- all that it says: rows with the same number say the same. A registry or people export
-- speaks of its day, so what it says again on another day is new. A registry row
-- without an id is a tool of its own, however many are alike; a person's row without a
-- key is nobody's. A headcount and a launch are the same on whatever day they are told.
with tools_by_day as (
    select
        *,
        coalesce(snapshot_day, first_seen_at::date) as listed_on,
        nullif(trim(native_id), '')              as id,
        hash(
            tool_name, description, kind, platform, environment, team_name,
            builder_keys, owner_keys, backup_keys, reviewer_keys, on_call_keys,
            data_class, data_sources, status, build_method, replaces_request,
            lineage_of, url, users_estimate, is_declared_depended_on, is_retired,
            created_on, last_review_on, retired_on, criticality, schedule, is_revenue,
            depends_on, support_contact_keys, confirmed_by_key, confirmed_on
        )                                        as content,
    from lake.tools
),
keyless_tools as (
    select
        *,
        row_number() over (partition by load_id, content order by line) as occurrence,
    from tools_by_day
    where id is null
)
select load_id, hash('tool', series, listed_on, id, content) as statement
from tools_by_day
where id is not null
union all
select load_id, hash('tool', series, listed_on, occurrence, content)
from keyless_tools
union all
select
    load_id,
    if(
        coalesce(
            principal_name_key, mail_key, object_id_key, employee_id_key
        ) is null,
        hash('nobody', load_id, line),
        hash(
            'person', series, coalesce(snapshot_day, first_seen_at::date),
            principal_name_key, mail_key, object_id_key, employee_id_key, team_name,
            job_title, user_type, is_enabled, ended_on, on_leave_until, manager_key,
            has_rights
        )
    )
from lake.people
union all
select load_id, hash('headcount', series, team_name, month, headcount)
from lake.headcounts
union all
select load_id, hash('launch', series, team_name, wave, launched_on)
from lake.launches
