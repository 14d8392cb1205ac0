-- Tools whose ownership needs a person, worst first: orphaned, then owned by their
-- builder alone, then owners not matched or unknown; within each, those with most users
-- first. As of the last report day of the month that $to lies in.
with newest as (
    select
        *,
        case
            when is_orphaned then 1
            when is_owner_builder and coalesce(is_depended_on, false) then 2
            when owner_state = 'not matched' then 3
            when is_orphaned is null then 4
            else 5
        end                                      as concern,
    from marts.tool_days
    where
        day = (
            select max(day)
            from marts.days
            where month = date_trunc('month', $to::date)
        )
),
listed as (
    select
        newest.day,
        newest.tool_id,
        tool_name,
        newest.team_id,
        team_name,
        newest.platform,
        newest.cause,
        owner_state,
        is_orphaned_unknown                      as why,
        users_90_days,
        users_90_days_unknown,
        concern,
        is_owner_builder,
        is_active,
        orphaned_since,
    from newest
    join marts.tools on tools.tool_id = newest.tool_id
    left join marts.teams on teams.team_id = newest.team_id
),
found as (
    select
        listed.*,
        count(*) over ()::int                    as total_rows,
        row_number() over (
            order by
                case
                    when $sort::varchar = 'users' and $is_descending::boolean
                        then -users_90_days
                    when $sort = 'users' then users_90_days
                    when $sort = 'since' and $is_descending then -epoch(orphaned_since)
                    when $sort = 'since' then epoch(orphaned_since)
                    when $sort = 'worst' then 0
                end nulls last,
                case
                    when not $is_descending then
                        case $sort
                            when 'tool' then lower(tool_name)
                            when 'team' then lower(team_name)
                            when 'platform' then lower(platform)
                            when 'cause' then cause
                        end
                end nulls last,
                case
                    when $is_descending then
                        case $sort
                            when 'tool' then lower(tool_name)
                            when 'team' then lower(team_name)
                            when 'platform' then lower(platform)
                            when 'cause' then cause
                        end
                end desc nulls last,
                concern,
                users_90_days desc nulls last,
                tool_id
        )                                        as place,
    from listed
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or coalesce(team_id, 'unassigned') = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($q::varchar is null or contains(lower(tool_name), lower($q)))
        and case coalesce($cause::varchar, 'open')
            when 'open' then concern < 5
            when 'any' then true
            when 'orphaned' then concern = 1
            when 'builder' then is_owner_builder
            when 'unknown' then concern = 4
            when 'fine' then concern = 5
            else cause = $cause
        end
    order by place
    limit $limit::int offset $offset::int
),
owners as (
    select
        tool_roles.tool_id,
        string_agg(
            distinct coalesce(name, address), ', '
            order by coalesce(name, address)
        )                                        as owners,
        count(distinct tool_roles.person_key)::int as owner_count,
    from marts.tool_roles
    left join names.people on people.person_key = tool_roles.person_key
    join found
        on found.tool_id = tool_roles.tool_id
        and from_day <= found.day
        and (to_day is null or found.day < to_day)
    where role = 'owner'
    group by tool_roles.tool_id
)
select
    found.* exclude (day, place),
    owners,
    coalesce(owner_count, 0)                     as owner_count,
from found
left join owners on owners.tool_id = found.tool_id
order by place
