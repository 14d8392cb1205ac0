-- The tools listed on the report day up to $to, as the address narrows and orders them.
-- A search looks in name, description and, for viewers who may see names, owners. What
-- is found is carried by its place among the names alone, until the page is cut.
with report as (select max(day) as day from marts.days where day <= $to::date),
owned as (
    select distinct tool_id
    from marts.tool_roles
    join names.people on people.person_key = tool_roles.person_key
    where
        $q::varchar is not null
        and role = 'owner'
        and from_day <= $to
        and coalesce(to_day > $to, true)
        and contains(lower(concat_ws(' ', name, address)), lower($q))
),
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
            when 'listed' then state <> 'retired'
            when 'any' then true
            when 'half-finished' then is_half_finished
            when 'grouped' then cluster_id is not null
            when 'builder' then is_owner_builder
            else state = $state
        end
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
                ['orphaned', 'not matched', 'unknown', 'covered', 'owned', 'retired'],
                state
            )
        end * if($is_descending::boolean, -1, 1) as number,
        name_place,
    from listed
    where
        $q is null
        or tool_id in (
            select tool_id from marts.tool_words where contains(words, lower($q))
        )
        or tool_id in (select tool_id from owned)
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
    join marts.tool_list on tool_list.name_place = paged.name_place
    where day = (select day from report)
),
owners as (
    select
        tool_id,
        string_agg(
            distinct coalesce(name, address), ', '
            order by coalesce(name, address)
        )                                        as owners,
        count(distinct tool_roles.person_key)::int as owner_count,
    from marts.tool_roles
    left join names.people on people.person_key = tool_roles.person_key
    where
        role = 'owner'
        and from_day <= $to
        and coalesce(to_day > $to, true)
        and tool_id in (select tool_id from shown)
    group by tool_id
)
select
    shown.tool_id,
    tool_name,
    team_name,
    shown.platform,
    shown.kind,
    state,
    is_owner_builder,
    is_half_finished,
    cluster_id,
    users_90_days,
    users_90_days_unknown,
    last_used_on,
    last_used_on_unknown,
    shown.created_on,
    owners,
    coalesce(owner_count, 0)                     as owner_count,
    total_rows,
from shown
join marts.tools on tools.tool_id = shown.tool_id
left join marts.teams on teams.team_id = shown.team_id
left join owners on owners.tool_id = shown.tool_id
order by number nulls last, shown.name_place
