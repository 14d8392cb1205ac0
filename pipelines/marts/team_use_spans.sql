-- One row per tool and span of days on which people of as many teams count as its
-- users, each person in the team of the day. `to_day` is exclusive. Nobody asks for it
-- unless the program's line counts teams, so it is empty then.
with placed as (
    select
        tool_id,
        team_id,
        greatest(user_spans.from_day, places.from_day) as from_day,
        least(user_spans.to_day, places.to_day)  as to_day,
    from (select * from lake.program where line_teams is not null) as counted
    cross join marts.user_spans
    join (
        select
            *,
            lead(from_day, 1, 'infinity'::date) over (
                partition by person_id order by from_day
            )                                    as to_day,
        from marts.person_places
    ) as places
        on places.person_id = user_spans.person_id
        and places.from_day < user_spans.to_day
        and places.to_day > user_spans.from_day
    where team_id <> 'unassigned'
),
people as (
    select
        tool_id,
        team_id,
        day,
        sum(sum(step)) over (partition by tool_id, team_id order by day) as people,
    from (
        select tool_id, team_id, from_day as day, 1 as step from placed
        union all
        select tool_id, team_id, to_day, -1 from placed
    )
    group by tool_id, team_id, day
),
changes as (
    select
        tool_id,
        day,
        (people > 0)::int - coalesce(lag(people) over (
            partition by tool_id, team_id order by day
        ) > 0, false)::int                       as step,
    from people
),
teams as (
    select
        tool_id,
        day,
        sum(sum(step)) over (partition by tool_id order by day) as teams,
    from changes
    where step <> 0
    group by tool_id, day
)
select
    tool_id,
    day                                          as from_day,
    lead(day) over (partition by tool_id order by day) as to_day,
    teams::int                                   as teams,
from teams
qualify teams > 0
