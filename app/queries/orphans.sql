-- Tools whose ownership needs a person, worst first: orphaned, then owned by their
-- builder alone, then at risk otherwise, then owners not matched or unknown; within
-- each, what would break most with it first. As of the report day of the month that
-- $to lies in, which has one. Of each, what was decided stands beside it: `queue` is
-- waiting, re-opened, snoozed or decided, null for a tool that needs nobody; without a
-- $state, what is waiting or re-opened. What is put off until a day comes back on it
-- ($today), whether or not an export has come since. What is found is carried by its
-- number in the list alone, until the page is cut.
with decided as materialized (
    select
        tool_id,
        decision_id,
        decision,
        decided_at,
        decided_by,
        person_key,
        until_day,
        reason,
        reopened_because,
        if(state = 'open' and until_day <= $today::date, 're-opened', state)
                                                 as decision_state,
    from marts.ownership_decisions
    where day between date_trunc('month', $to::date)::date and last_day($to::date)
),
queued as (
    select
        tool_list.*,
        decision_state,
        lake.queue_of(concern, decision, decision_state) as queue,
        coalesce(decision_state in ('carried out', 'closed'), false) as is_done,
    from marts.tool_list
    left join decided on decided.tool_id = tool_list.tool_id
    where day between date_trunc('month', $to::date)::date and last_day($to::date)
),
found as (
    select
        case $sort::varchar
            when 'users' then users_90_days
            when 'blast' then blast_place
            when 'since' then epoch(orphaned_since)
            when 'tool' then name_place
            when 'team' then team_place
            when 'platform' then platform_place
            when 'cause' then severity
        end * if($is_descending::boolean, -1, 1) as number,
        worst_place,
        entry,
    from queued
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
        and ($q::varchar is null or contains(lower(tool_name), lower($q)))
        -- What is fine is in no queue unless something was decided of it: said first,
        -- since a number is sooner compared than words.
        and (
            coalesce($cause::varchar, 'open') <> 'open'
            or concern < 6
            or decision_state is not null
        )
        and case coalesce($cause::varchar, 'open')
            when 'open' then queue is not null or is_done
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
        and case coalesce($state::varchar, 'to do')
            when 'to do' then queue is null or queue in ('waiting', 're-opened')
            when 'any' then true
            when 'carried out' then is_done
            else queue = $state
        end
),
paged as (
    select *, (select count(*) from found)::int as total_rows
    from found
    order by number nulls last, worst_place
    limit $limit::int offset $offset::int
),
shown as materialized (
    select tool_list.*, number, total_rows
    from paged
    join marts.tool_list on tool_list.entry = paged.entry
),
notes as materialized (
    select * from marts.queue_notes where tool_id in (select tool_id from shown)
),
told as materialized (
    select
        shown.*,
        notes.* exclude (tool_id),
        decided.* exclude (tool_id),
        lake.queue_of(concern, decision, decision_state) as queue,
    from shown
    left join notes on notes.tool_id = shown.tool_id
    left join decided on decided.tool_id = shown.tool_id
),
-- All names of the page in one map: owners, candidates and deciders are each looked up
-- in it, without a join of their own.
people as (
    select
        map_from_entries(list((person_key, coalesce(name, address)))) as names,
    from names.people
    where
        person_key in (
            select
                unnest(list_concat(owner_keys, [candidate_key, told.person_key])),
            from told
        )
)
select
    tool_id,
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
    nullif(
        array_to_string(
            list_sort(list_distinct([names[key] for key in owner_keys])), ', '
        ),
        ''
    )                                            as owners,
    coalesce(len(owner_keys), 0)::int            as owner_count,
    coalesce(keys, [])                           as keys,
    queue,
    decision_id,
    decision,
    decision_state,
    decided_at,
    decided_by,
    person_key,
    names[person_key]                            as person_name,
    until_day,
    reason,
    reopened_because,
    blast_place,
    blast_places,
    is_estimate                                  as blast_is_estimate,
    teams                                        as blast_teams,
    dependants                                   as blast_dependants,
    data_class,
    criticality,
    schedule,
    candidate_key,
    names[candidate_key]                         as candidate_name,
    candidate_reasons,
from told
cross join people
order by number nulls last, worst_place
