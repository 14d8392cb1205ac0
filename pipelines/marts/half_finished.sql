-- One row per report day and tool listed, not retired and older than 60 days on it (or
-- of an age that cannot be told): whether it was never finished. `why` is `not
-- published` or `hardly used`. A tool whose registry row tells no day of creation is at
-- least as old as its first listing. A log that is silent for more than a quarter of
-- the `line.days` tells nothing of any tool of its platform.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
-- The few report days on which a run up to one of them may still count: joined by an
-- equality, for pairs of days and tools are many.
reaches as (
    select reached.day as report_day, days.day, line_days
    from marts.days as reached
    cross join lake.program
    join marts.days on days.day >= reached.day and days.day < reached.day + line_days
),
running as (
    select distinct day, tool_id
    from marts.last_activity
    join reaches on reaches.report_day = last_activity.report_day
    where day < ran_on + line_days
),
seasons as (
    select
        (date_trunc('month', first_day) + interval 12 month)::date as month,
        tool_id,
        count(distinct person_id)                as users,
    from marts.use_spans
    anti join builders using (tool_id, person_id)
    where first_day < ((select max(month) from marts.days) - interval 11 month)::date
    group by all
),
silences as (
    select
        day,
        platform,
        max(
            least(to_day, day) - greatest(from_day, day - line_days + 1) + 1
        )                                        as silent_days,
    from marts.log_gaps
    cross join lake.program
    join marts.days on to_day > day - line_days and from_day <= day
    group by all
),
publishing as (
    select distinct lower(trim(platform)) as platform
    from marts.publishes
    join marts.tools on tools.tool_id = publishes.tool_id
),
aged as (
    select
        counted_days.*,
        lower(trim(counted_days.platform))       as log,
        listed_days.created_on,
        coalesce(
            listed_days.created_on,
            if(listed_from < counted_days.day - 60, listed_from, null)
        )                                        as old_since,
    from marts.counted_days
    join marts.listed_days
        on listed_days.day = counted_days.day
        and listed_days.tool_id = counted_days.tool_id
    join marts.tools on tools.tool_id = counted_days.tool_id
    where old_since is null or old_since < counted_days.day - 60
),
judged as (
    select
        aged.day,
        aged.tool_id,
        case
            when old_since is null then 'nothing tells how old it is'
            when log is null then 'its platform is not said'
            when users_90_days is null then users_90_days_unknown
            when silent_days * 4 > line_days
                then format(
                    'the log of {} tells nothing for {} of the {} days to {}',
                    aged.platform, silent_days, line_days, aged.day::varchar
                )
        end                                      as half_finished_unknown,
        publishing.platform is not null
            and (first_published_on is null or first_published_on > aged.day)
            and not exists (
                from marts.log_gaps
                where
                    log_gaps.platform = log
                    and from_day < aged.day
                    and to_day >= created_on
                    and (
                        from_day <= created_on
                        or least(to_day, aged.day) - greatest(from_day, created_on) + 1
                            > line_days / 4
                    )
            )
            and created_on is not null           as is_unpublished,
        users_90_days < sprawl_finished_users
            and running.tool_id is null
            and coalesce(seasons.users < sprawl_finished_users, true) as is_hardly_used,
    from aged
    cross join lake.program
    left join silences on silences.day = aged.day and silences.platform = log
    left join running on running.day = aged.day and running.tool_id = aged.tool_id
    left join publishing on publishing.platform = log
    left join marts.publishes on publishes.tool_id = aged.tool_id
    left join seasons
        on seasons.tool_id = aged.tool_id
        and seasons.month = date_trunc('month', aged.day)
)
select
    day,
    tool_id,
    if(half_finished_unknown is null, is_unpublished or is_hardly_used, null)
                                                 as is_half_finished,
    half_finished_unknown,
    case
        when half_finished_unknown is not null then null
        when is_unpublished then 'not published'
        when is_hardly_used then 'hardly used'
    end                                          as why,
from judged
