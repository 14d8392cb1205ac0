-- One row per report day and tool that is listed and not retired on it: who uses it and
-- whether others depend on it. `users_90_days` are distinct people other than the tool's
-- builders within `line.days`; no log of its platform, and nobody knows.
with covered as (
    select distinct platform, days.day
    from marts.covered_days
    cross join lake.program
    join marts.days
        on covered_days.day <= days.day and covered_days.day > days.day - line_days
),
joined as (
    select
        listed_days.day,
        listed_days.tool_id,
        is_declared_depended_on,
        line_users,
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
    if(users_unknown is null, users, null)::int  as users_90_days,
    users_unknown                                as users_90_days_unknown,
    case
        when is_declared_depended_on then true
        when users_unknown is null then users >= line_users
    end                                          as is_depended_on,
    if(is_depended_on is null, users_unknown, null) as is_depended_on_unknown,
from joined
