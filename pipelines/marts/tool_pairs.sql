-- One row per two tools of a registry that wait for somebody to say whether they are one,
-- and what speaks for it. They have one name (without an environment word) on one
-- platform, and a person or team in common: re-created under a new id, copies under two
-- teams, in two registries, or twice in one environment. A name that more than ten rows
-- have says nothing.
with people as (
    select distinct tool_id, coalesce(person_id, person_key) as holder
    from marts.tool_roles
    where role in ('owner', 'builder')
),
held as (
    select tool_id, list(holder) as holders from people group by tool_id
),
named as (
    select
        tool_keys.tool_id,
        registry_rows.series,
        registry_rows.native_id,
        registry_rows.series || '/' || registry_rows.native_id as key,
        registry_rows.tool_name,
        coalesce(lower(trim(registry_rows.platform)), '') as platform,
        base_name,
        registry_rows.place,
        registry_rows.team_id,
        registry_rows.listed_from,
        registry_rows.snapshot_day               as last_listed_on,
        registry_rows.valid_to                   as gone_from,
        coalesce(holders, [])                    as holders,
    from marts.registry_rows
    join marts.tool_keys
        on tool_keys.series = registry_rows.series
        and tool_keys.native_id = registry_rows.native_id
    left join held on held.tool_id = tool_keys.tool_id
    qualify count(*) over (
        partition by coalesce(lower(trim(registry_rows.platform)), ''), base_name
    ) <= 10
),
alike as (
    select
        one.key,
        other.key                                as other,
        one.tool_id,
        other.tool_id                            as other_id,
        case
            when one.series <> other.series then 'two registries'
            when one.place = other.place and one.gone_from is not null
                and other.listed_from > one.last_listed_on then 're-created'
            when one.place = other.place and other.gone_from is not null
                and one.listed_from > other.last_listed_on then 're-created'
            when one.place = other.place and one.gone_from is null
                and other.gone_from is null then 'twice in one environment'
            when one.place <> other.place and one.team_id <> other.team_id
                then 'copies under two teams'
        end                                      as evidence,
    from named as one
    join named as other
        on other.platform = one.platform
        and other.base_name = one.base_name
        and one.key < other.key
        and one.tool_id <> other.tool_id
    where list_has_any(one.holders, other.holders)
        or one.team_id = other.team_id and one.team_id <> 'unassigned'
            and (one.series <> other.series or one.gone_from is not null
                or other.gone_from is not null)
),
decided as (
    select key, other from lake.tool_decisions
    union
    select other, key from lake.tool_decisions
)
select
    left(md5(key || chr(31) || other), 16)       as pair_id,
    key,
    other,
    tool_id,
    other_id,
    evidence,
    1                                            as tools_fewer,
from alike
anti join decided using (key, other)
where evidence is not null
qualify row_number() over (
    partition by least(tool_id, other_id), greatest(tool_id, other_id)
    order by evidence, key, other
) = 1
