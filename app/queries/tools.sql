-- The tools listed on the report day up to $to, or, where $state asks for them, before
-- it, as the address narrows and orders them.
-- A search looks in name, description and, for viewers who may see names, owners. What
-- is found is carried by its number in the list alone, until the page is cut.
with report as (select max(day) as day from marts.days where day <= $to::date),
listed as (
    select *
    from marts.tool_list
    where
        day = (select day from report)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], team_id)
        )
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($kind::varchar is null or kind = $kind)
        and case coalesce($state::varchar, 'listed')
            when 'listed' then state not in ('retired', 'not listed')
            when 'any' then true
            when 'vanished' then state = 'not listed' and not is_retired
            when 'half-finished' then is_half_finished
            when 'grouped' then cluster_id is not null
            when 'builder' then is_owner_builder
            else state = $state
        end
),
owned as (
    select name_place, unnest(owner_keys) as person_key
    from marts.tool_list
    where $q::varchar is not null and day = (select day from report)
),
found as (
    select
        case $sort::varchar
            when 'name' then name_place
            when 'team' then team_place
            when 'platform' then platform_place
            when 'users' then users_90_days
            when 'used' then epoch(last_used_on)
            when 'created' then epoch(created_on)
            when 'state' then list_position(
                [
                    'orphaned', 'at risk', 'not matched', 'unknown', 'covered', 'owned',
                    'retired', 'not listed',
                ],
                state
            )
        end * if($is_descending::boolean, -1, 1) as number,
        name_place,
        entry,
    from listed
    where
        $q is null
        or name_place in (
            select name_place from marts.tool_words where contains(words, lower($q))
            union all
            select name_place
            from owned
            join names.people on people.person_key = owned.person_key
            where contains(people.words, lower($q))
        )
),
paged as (
    select *, (select count(*) from found)::int as total_rows
    from found
    order by number nulls last, name_place
    limit $limit::int offset $offset::int
),
shown as (
    select tool_list.*, number, total_rows
    from paged
    join marts.tool_list on tool_list.entry = paged.entry
),
owners as (
    select name_place, list(coalesce(name, address)) as names
    from (select name_place, unnest(owner_keys) as person_key from shown) as owned_by
    join names.people on people.person_key = owned_by.person_key
    group by name_place
)
select
    tool_id,
    tool_name,
    team_name,
    platform,
    kind,
    state,
    gone_from,
    is_retired,
    retired_from,
    is_retired_dated,
    coalesce(is_owner_builder, false)            as is_owner_builder,
    is_half_finished,
    cluster_id,
    users_90_days,
    users_90_days_unknown,
    last_used_on,
    last_used_on_unknown,
    created_on,
    array_to_string(list_sort(list_distinct(names)), ', ') as owners,
    coalesce(len(owner_keys), 0)::int            as owner_count,
    total_rows,
from shown
left join owners on owners.name_place = shown.name_place
order by number nulls last, shown.name_place
