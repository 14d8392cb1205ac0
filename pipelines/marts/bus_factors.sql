-- One row per tool that is listed on the latest day, and one per team that has such
-- tools (`tool_id` null): the fewest people who did more than half of the authoring in
-- the 180 days to it, in days on which one person authored one tool. Unknown where no
-- authoring is logged; an account that several people share counts as one person. Of a
-- team smaller than `small_group` nothing is said (`is_hidden`): it would tell of single
-- people.
-- index: tool_id
with newest as (
    select tool_id, team_id, platform, day from marts.newest_tool_days
),
authored as (
    select newest.tool_id, team_id, person_id, recent_days
    from marts.tool_authors
    join newest on newest.tool_id = tool_authors.tool_id
    where recent_days > 0
),
shares as (
    select tool_id, team_id, person_id, recent_days as days from authored
    union all
    select null, team_id, person_id, sum(recent_days)
    from authored
    group by team_id, person_id
),
piled as (
    select
        *,
        row_number() over most                   as people,
        sum(days) over most                      as days_so_far,
        sum(days) over (partition by tool_id, team_id) as all_days,
    from shares
    window most as (
        partition by tool_id, team_id
        order by days desc, person_id
        rows unbounded preceding
    )
),
counted as (
    select
        tool_id,
        team_id,
        min(people) filter (days_so_far * 2 > all_days) as bus_factor,
        count(*)                                 as authors,
        any_value(all_days)                      as edit_days,
        max(days)                                as most_days,
    from piled
    group by tool_id, team_id
),
covered as (
    select distinct platform
    from marts.covered_days
    cross join marts.registry_day
    where covered_days.day <= registry_day.day
        and covered_days.day > registry_day.day - 180
),
small as (
    select team_id, small_group
    from marts.team_sizes
    cross join marts.registry_day
    cross join lake.program
    where month <= registry_day.day
    qualify row_number() over (partition by team_id order by month desc) = 1
        and people < small_group
),
asked as (
    select newest.*, covered.platform is not null as is_covered
    from newest
    left join covered on covered.platform = lower(trim(newest.platform))
    union all
    select null, team_id, null, any_value(day), bool_or(covered.platform is not null)
    from newest
    left join covered on covered.platform = lower(trim(newest.platform))
    group by team_id
)
select
    asked.tool_id,
    asked.team_id,
    small.team_id is not null                    as is_hidden,
    if(is_hidden, null, counted.bus_factor)::int as bus_factor,
    case
        when is_hidden then format('fewer than {} people', small_group)
        when counted.bus_factor is not null then null
        when is_covered
            then format('no authoring is logged in the 180 days to {}', day::varchar)
        when asked.platform is not null
            then format(
                'no log covers {} in the 180 days to {}', asked.platform, day::varchar
            )
        else format('no log covers it in the 180 days to {}', day::varchar)
    end                                          as bus_factor_unknown,
    if(is_hidden, 0, coalesce(authors, 0))::int  as authors,
    if(is_hidden, 0, coalesce(edit_days, 0))::int as edit_days,
    if(is_hidden, 0, coalesce(most_days, 0))::int as most_days,
from asked
left join counted
    on counted.tool_id is not distinct from asked.tool_id
    and counted.team_id = asked.team_id
left join small on small.team_id = asked.team_id and asked.tool_id is null
order by asked.team_id, asked.tool_id nulls first
