-- title: Registry sheet
-- entity: tools
-- format: csv
-- recognises: tool_id, name, owner, builder
-- accepts: description, kind, platform, environment, team, backup_owner, reviewer, on_call, data_class, data_sources, status, users_estimate,
--   depended_on, build_method, created_on, last_review_on, retired_on, replaces_request, lineage_of, url, criticality, schedule, revenue, depends_on,
--   support_contact, owner_confirmed_on, owner_confirmed_by
-- nulls: N/A, NA, none, -, –, ?, unknown, tbd
-- lenient: users_estimate, is_revenue, confirmed_on
-- scope: full; the sheet lists every tool of the program, and a tool that is no longer in it is no longer listed
-- snapshot: name
-- dates: created_on, last_review_on, retired_on, owner_confirmed_on
-- confirmed: no: on invented data only
select
    _line,
    tool_id                                                 as native_id,
    name                                                    as tool_name,
    description,
    kind,
    platform,
    environment,
    team                                                    as team_name,
    builder                                                 as builder_keys,
    owner                                                   as owner_keys,
    backup_owner                                            as backup_keys,
    reviewer                                                as reviewer_keys,
    on_call                                                 as on_call_keys,
    data_class,
    list_filter(
        list_transform(
            regexp_split_to_array(data_sources, '[;,\n]'),
            lambda part: trim(part)
        ),
        lambda part: part <> ''
    )                                                       as data_sources,
    status,
    build_method,
    replaces_request,
    lineage_of,
    url,
    try_cast(users_estimate as bigint)                      as users_estimate,
    case
        when lower(depended_on) in ('yes', 'y', 'true', 'x', '1') then true
        when lower(depended_on) in ('no', 'n', 'false', '0') then false
    end                                                     as is_declared_depended_on,
    lower(status) in (
        'retired', 'decommissioned', 'archived', 'deleted', 'sunset', 'switched off',
    )                                                       as is_retired,
    day_of(created_on)                                      as created_on,
    day_of(last_review_on)                                  as last_review_on,
    day_of(retired_on)                                      as retired_on,
    criticality,
    schedule,
    case
        when lower(revenue) in ('yes', 'y', 'true', 'x', '1') then true
        when lower(revenue) in ('no', 'n', 'false', '0') then false
    end                                                     as is_revenue,
    list_filter(
        list_transform(
            regexp_split_to_array(depends_on, '[;,\n]'),
            lambda part: trim(part)
        ),
        lambda part: part <> ''
    )                                                       as depends_on,
    support_contact                                         as support_contact_keys,
    owner_confirmed_by                                      as confirmed_by_key,
    day_of(owner_confirmed_on)                              as confirmed_on
from export
