-- Keys that rows of several people have, so that they lead to nobody: those that would
-- have pulled most people together first, with up to eight of these by name.
with holders as (
    select person_key, unnest(person_ids) as person_id from marts.blocked_keys
),
named as (
    select
        holders.person_key,
        list(coalesce(name, address, left(anchor, 6)) order by name, anchor) as names,
        bool_or($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
                                                 as is_visible,
    from holders
    join marts.people on people.person_id = holders.person_id
    join marts.person_anchors on person_anchors.person_id = holders.person_id
    left join names.people as named on named.person_key = anchor
    group by holders.person_key
)
select
    left(blocked_keys.person_key, 6)             as key_mark,
    keys.text                                    as key_text,
    kind,
    reason,
    people::int                                  as people,
    people_at_once::int                          as people_at_once,
    list_slice(named.names, 1, 8)                as person_names,
    count(*) over ()::int                        as total_rows,
from marts.blocked_keys
join named on named.person_key = blocked_keys.person_key and is_visible
left join names.people as keys on keys.person_key = blocked_keys.person_key
where
    $q::varchar is null
    or contains(
        lower(concat_ws(' ', keys.text, array_to_string(named.names, ' '))),
        lower($q)
    )
order by people desc, kind, blocked_keys.person_key
limit $limit::int offset $offset::int
