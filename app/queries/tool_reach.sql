-- One row, or none for a tool that is not listed on the latest day: since when it is
-- over the line, what would break with it and how many people know it. Materialized, so
-- that nothing but its id narrows what the indexes find.
with named as materialized (
    select tool_id, team_id from marts.newest_tool_days where tool_id = $tool::varchar
),
reach as materialized (
    select * from marts.blast_radius where tool_id = $tool
),
crossing as materialized (
    select
        crossed_on,
        is_or_earlier,
        thresholds,
        owner_on,
        reviewed_on,
        on_call_on,
        is_depended_on,
        is_ready,
        is_ready_unknown,
        has_on_call,
    from marts.line_crossings
    where tool_id = $tool
),
factor as materialized (
    select * from marts.bus_factors where tool_id = $tool
),
listed as materialized (
    select support_contact_keys, is_newest, valid_to
    from marts.listings
    where tool_id = $tool
),
written as materialized (
    select unnest(support_contact_keys)          as person_key
    from listed
    where is_newest and valid_to is null
),
people as materialized (
    select person_key, coalesce(name, address)   as name
    from names.people
    where person_key in (select person_key from written)
),
contacts as (
    select
        list_sort(list_distinct(list(name)))     as support_contacts,
        count(*)::int                            as support_count,
    from written
    left join people on people.person_key = written.person_key
)
select
    reach.tool_id,
    crossed_on,
    is_or_earlier,
    array_to_string(thresholds, ', ')            as thresholds,
    owner_on,
    reviewed_on,
    on_call_on,
    crossing.is_depended_on,
    crossing.is_ready,
    if(
        crossing.is_ready is null,
        coalesce(is_ready_unknown, 'not asked of a tool that never crossed the line'),
        null
    )                                            as is_ready_unknown,
    coalesce(has_on_call, false)                 as has_on_call,
    array_to_string(support_contacts, ', ')      as support_contacts,
    support_count,
    reach.users,
    reach.users_unknown,
    is_estimate,
    teams,
    teams_unknown,
    dependants,
    runs,
    runs_unknown,
    data_class,
    criticality,
    schedule,
    data_class_weight,
    criticality_weight,
    reach.schedule_weight,
    score,
    place,
    places,
    bus_factor,
    coalesce(
        bus_factor_unknown,
        if(bus_factor is null, 'not listed on the newest day', null)
    )                                            as bus_factor_unknown,
    authors,
    edit_days,
    most_days,
    line_days,
from named
join reach on true
cross join contacts
cross join lake.program
left join crossing on true
left join factor on true
where $scope::varchar[] is null or list_contains($scope::varchar[], named.team_id)
