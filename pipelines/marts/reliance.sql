-- One row per report day and tool that is listed and not retired on it: whether it is
-- used and whether others depend on it: while it is over one of the thresholds of the
-- program's line. No log of its platform, and nobody knows who uses it
-- (`users_90_days_unknown`). It does not say how many do: that changes with each day of
-- log, what is said here with few, and nothing that follows from it is made again.
with covered as (
    select distinct platform, days.day
    from marts.covered_days
    cross join lake.program
    join marts.days
        on covered_days.day <= days.day and covered_days.day > days.day - line_days
),
teams as (
    select day, tool_id, teams
    from marts.team_use_spans
    join marts.days on from_day <= day and day < to_day
),
told as (
    select distinct day, tool_id
    from marts.told_thresholds
    join marts.days on from_day <= day and (to_day is null or day < to_day)
),
joined as (
    select
        listed_days.day,
        listed_days.tool_id,
        told.day is not null                     as is_told,
        line_users,
        coalesce(teams >= line_teams, false)     as has_teams,
        coalesce(is_used, false)                 as is_used,
        coalesce(is_authored, false)             as is_authored,
        coalesce(users, 0)                       as users,
        case
            when covered.day is not null or tool_uses.tool_id is not null then null
            when listed_days.platform is null
                then 'no usage log names it, and its platform is not said'
            else format(
                'no usage log covers {} in the {} days to {}',
                listed_days.platform, line_days, listed_days.day::varchar
            )
        end                                      as users_unknown,
    from marts.listed_days
    cross join lake.program
    left join marts.tool_uses
        on tool_uses.day = listed_days.day and tool_uses.tool_id = listed_days.tool_id
    left join covered
        on covered.day = listed_days.day
        and covered.platform = lower(trim(listed_days.platform))
    left join told
        on told.day = listed_days.day and told.tool_id = listed_days.tool_id
    left join teams
        on teams.day = listed_days.day and teams.tool_id = listed_days.tool_id
    where not is_retired
)
select
    day,
    tool_id,
    case
        when is_used then 'used'
        when is_authored then 'authored'
        when users_unknown is not null then 'listed'
    end                                          as activity,
    users_unknown                                as users_90_days_unknown,
    case
        when is_told then true
        when users_unknown is null then users >= line_users or has_teams
    end                                          as is_depended_on,
    if(is_depended_on is null, users_unknown, null) as is_depended_on_unknown,
from joined
