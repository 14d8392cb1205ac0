-- Tools whose ownership needs a person, worst first: orphaned, then owned by their
-- builder alone, then at risk otherwise, then owners not matched or unknown; within each,
-- those with most users first. As of the report day of the month that $to lies in, which has one. What is
-- found is carried by its number in the list alone, until the page is cut.
with found as (
    select
        case $sort::varchar
            when 'users' then users_90_days
            when 'since' then epoch(orphaned_since)
            when 'tool' then name_place
            when 'team' then team_place
            when 'platform' then platform_place
            when 'cause' then severity
        end * if($is_descending::boolean, -1, 1) as number,
        worst_place,
        entry,
    from marts.tool_list
    where
        day between date_trunc('month', $to::date)::date and last_day($to::date)
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($q::varchar is null or contains(lower(tool_name), lower($q)))
        and case coalesce($cause::varchar, 'open')
            when 'open' then concern < 6
            when 'any' then concern is not null
            when 'orphaned' then concern = 1
            when 'builder' then is_owner_builder
            when 'rescue' then remedy = 'rescue'
            when 'retire' then remedy = 'retire'
            when 'use unknown' then remedy = 'use unknown'
            when 'at risk' then state = 'at risk'
            when 'unknown' then concern = 5
            when 'fine' then concern = 6
            else list_contains(causes, $cause)
        end
),
paged as (
    select *, (select count(*) from found)::int as total_rows
    from found
    order by number nulls last, worst_place
    limit $limit::int offset $offset::int
),
shown as (
    select tool_list.*, number, total_rows
    from paged
    join marts.tool_list on tool_list.entry = paged.entry
),
owners as (
    select
        tool_id,
        list(coalesce(name, address))            as names,
    from (select tool_id, unnest(owner_keys) as person_key from shown) as owned
    join names.people on people.person_key = owned.person_key
    group by tool_id
)
select
    shown.tool_id,
    tool_name,
    team_id,
    team_name,
    platform,
    cause,
    array_to_string(causes, ', ')                as causes,
    remedy,
    state                                        as owner_state,
    owner_unknown                                as why,
    users_90_days,
    users_90_days_unknown,
    concern,
    is_owner_builder,
    is_active,
    orphaned_since,
    total_rows,
    array_to_string(list_sort(list_distinct(names)), ', ') as owners,
    coalesce(len(owner_keys), 0)::int            as owner_count,
from shown
left join owners on owners.tool_id = shown.tool_id
order by number nulls last, worst_place
