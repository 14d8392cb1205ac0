-- One row per report day and team that has tools on it, or had some on the report day
-- before: how many are listed and active, and what came and went since that day. A tool
-- that another team took over went from one and came to the other; it became orphaned
-- for the team that has it now; an owner whom no people export knows is none that it
-- got. On the first report day nothing is known to have come.
with days as (
    select
        day,
        lag(day) over (order by day)             as day_before,
        lead(day) over (order by day)            as day_after,
    from marts.days
),
sides as (
    select day, tool_id, team_id, is_active, is_orphaned, owner_state, true as is_now
    from marts.tool_days
    union all
    select day_after, tool_id, team_id, is_active, is_orphaned, owner_state, false
    from marts.tool_days
    join days on days.day = tool_days.day
    where day_after is not null
),
pairs as (
    select
        day,
        any_value(team_id) filter (is_now)       as team_id,
        any_value(team_id) filter (not is_now)   as team_before,
        bool_or(is_active) filter (is_now)       as is_active,
        bool_or(is_orphaned) filter (is_now)     as is_orphaned,
        bool_or(is_orphaned) filter (not is_now) as was_orphaned,
        any_value(owner_state) filter (is_now) = 'not matched' as is_unmatched,
    from sides
    group by day, tool_id
),
moves as (
    select
        day,
        team_id,
        1                                        as tools,
        is_active::int                           as active_tools,
        (team_before is distinct from team_id)::int as came,
        0                                        as went,
        (is_orphaned and not coalesce(was_orphaned, team_before is not null))::int
                                                 as became_orphaned,
        (was_orphaned and not is_orphaned and not is_unmatched)::int as got_an_owner,
    from pairs
    where team_id is not null
    union all
    select day, team_before, 0, 0, 0, 1, 0, 0
    from pairs
    where team_before is not null and team_before is distinct from team_id
)
select
    moves.day,
    team_id,
    sum(tools)::bigint                           as tools,
    sum(active_tools)::bigint                    as active_tools,
    if(day_before is null, null, sum(came))::bigint as came,
    if(day_before is null, null, sum(went))::bigint as went,
    if(day_before is null, null, coalesce(sum(became_orphaned), 0))::bigint
                                                 as became_orphaned,
    if(day_before is null, null, coalesce(sum(got_an_owner), 0))::bigint
                                                 as got_an_owner,
from moves
join days on days.day = moves.day
group by moves.day, day_before, team_id
order by moves.day, team_id
