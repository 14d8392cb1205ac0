-- One row per tool that is listed and not retired on the latest day: what a decision
-- on who owns it is made on, which its line in the journal keeps. `key` is what the
-- line names the tool by, `owners` a hash of the keys that the registry names.
-- index: tool_id
with owners as (
    select
        tool_id,
        left(
            md5(array_to_string(list_sort(list(distinct person_key)), ' ')), 16
        )                                        as owners,
    from marts.tool_roles
    join marts.days
        on is_latest and from_day <= day and (to_day is null or day < to_day)
    where role = 'owner'
    group by tool_id
)
select
    newest.tool_id,
    tools.series || '/' || tools.native_id       as key,
    newest.day,
    owner_state                                  as state,
    cause,
    users_90_days,
    is_depended_on,
    owners,
from marts.newest_tool_days as newest
join marts.tools on tools.tool_id = newest.tool_id
left join owners on owners.tool_id = newest.tool_id
order by newest.tool_id
